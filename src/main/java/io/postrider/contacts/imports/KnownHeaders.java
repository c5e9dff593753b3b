package io.postrider.contacts.imports;

import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportMapping.Column;
import io.postrider.contacts.ImportMapping.Target;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What columns mean, by the names that shops, mail tools and people give them in English, German, French, Spanish, Italian and Dutch. */
final class KnownHeaders {

    private static final Map<Target, Set<String>> FIELDS = Map.of(
            Target.EMAIL,
            Set.of(
                    "email",
                    "emailaddress",
                    "emailadresse",
                    "mail",
                    "mailadresse",
                    "adresseemail",
                    "courriel",
                    "adressemail",
                    "correo",
                    "correoelectronico",
                    "emailadres",
                    "indirizzoemail",
                    "subscriber"),
            Target.EXTERNAL_ID,
            Set.of(
                    "externalid",
                    "customerid",
                    "customernumber",
                    "kundennummer",
                    "kundennr",
                    "kundenid",
                    "numeroclient",
                    "idclient",
                    "idcliente",
                    "numerocliente",
                    "klantnummer",
                    "codicecliente",
                    "contactid"),
            Target.TIME_ZONE,
            Set.of("timezone", "zeitzone", "fuseauhoraire", "zonahoraria", "fusoorario", "tijdzone"),
            Target.LOCALE,
            Set.of("locale", "language", "sprache", "langue", "idioma", "lingua", "taal"),
            Target.TAGS,
            Set.of("tags", "tag", "labels", "schlagworte", "etiquettes", "etiquetas", "etichette"));

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "firstName",
            Set.of("firstname", "vorname", "prenom", "nombre", "nome", "voornaam", "givenname", "fname"),
            "lastName",
            Set.of(
                    "lastname",
                    "surname",
                    "nachname",
                    "familienname",
                    "nom",
                    "nomdefamille",
                    "apellido",
                    "apellidos",
                    "cognome",
                    "achternaam",
                    "familyname",
                    "lname"),
            "country",
            Set.of("country", "countrycode", "cc", "land", "pays", "pais", "paese"),
            "city",
            Set.of("city", "town", "stadt", "ort", "ville", "ciudad", "citta", "stad"),
            "postcode",
            Set.of(
                    "postcode",
                    "zip",
                    "zipcode",
                    "postalcode",
                    "plz",
                    "postleitzahl",
                    "codepostal",
                    "codigopostal",
                    "cap"),
            "birthday",
            Set.of(
                    "birthday",
                    "birthdate",
                    "dateofbirth",
                    "geburtstag",
                    "geburtsdatum",
                    "datedenaissance",
                    "fechadenacimiento"),
            "company",
            Set.of(
                    "company",
                    "companyname",
                    "firma",
                    "unternehmen",
                    "entreprise",
                    "societe",
                    "empresa",
                    "azienda",
                    "bedrijf"),
            "phone",
            Set.of("phone", "phonenumber", "telefon", "telephone", "telefono", "telefoon", "mobile", "handy"));

    private KnownHeaders() {}

    /** Every column somebody might mean; each field once. Consents are proposed only of exports that are known to prove them. */
    static ImportMapping proposed(List<String> columns, char separator) {
        List<Column> proposed = new ArrayList<>();
        Set<Target> taken = EnumSet.noneOf(Target.class);
        for (String column : columns) {
            String plain = plain(column);
            Target field = FIELDS.entrySet().stream()
                    .filter(it -> it.getValue().contains(plain))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            if (field != null && taken.add(field)) {
                proposed.add(new Column(column, field, null, null));
            } else {
                ATTRIBUTES.forEach((name, names) -> {
                    if (names.contains(plain)) {
                        proposed.add(new Column(column, Target.ATTRIBUTE, name, kind(name)));
                    }
                });
            }
        }
        ImportMapping told = KnownExports.of(columns);
        return new ImportMapping(
                proposed, told.consents(), told.tags(), told.suppressEverybody(), null, true, separator == ';', false);
    }

    private static AttributeKind kind(String attribute) {
        return attribute.equals("birthday") ? AttributeKind.DATE : AttributeKind.TEXT;
    }

    /** Small letters without accents, blanks and dashes. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }
}
