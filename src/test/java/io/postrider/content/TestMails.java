package io.postrider.content;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** The content module without a server: the real compiler and renderer, with a brand that has an address. */
record TestMails(Templates templates, Renderer renderer, MailValues values) {

    static final ContentSettings LIMITS =
            new ContentSettings(DataSize.ofMegabytes(1), Duration.ofSeconds(2), DataSize.ofBytes(100_000));

    /** The templates of the product. */
    static TestMails packaged() {
        return of(brand("1 Kettle Lane, Bath BA1 0AA"), new PackagedTemplates());
    }

    static TestMails of(Brand brand, PackagedTemplates source) {
        Templates templates = new Templates(new TemplateCompiler(brand, LIMITS), source);
        return new TestMails(templates, new Renderer(templates, LIMITS), new MailValues(brand));
    }

    /** A single template from its files, with those every mail shares. */
    static TestMails only(Map<String, String> files) {
        Map<String, String> shared = new PackagedTemplates().read().get(0).shared();
        return of(brand("1 Kettle Lane, Bath BA1 0AA"), new PackagedTemplates() {
            @Override
            List<TemplateFiles> read() {
                return List.of(new TemplateFiles("probe", files, shared));
            }
        });
    }

    static Brand brand(String postalAddress) {
        var properties = new MapConfigurationPropertySource(Map.of("postrider.postal-address", postalAddress));
        BrandSettings settings = new Binder(properties).bindOrCreate("postrider", BrandSettings.class);
        return new BrandConfiguration().brand(settings);
    }

    Rendered renderSample(String key, String variant) {
        return renderer.render(key, variant, values.sample(templates.find(key).orElseThrow()));
    }
}
