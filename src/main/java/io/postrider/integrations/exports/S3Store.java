package io.postrider.integrations.exports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A bucket of Amazon's S3 or of a store that speaks like it.
 *
 * <p>Only PUT and DELETE of an object are asked for, each with a digest all stores check (Content-MD5, as the S3 API describes PutObject);
 * the newer checksums in trailers are not understood by all of them. What fails for a moment (5xx, 429, a broken connection) is tried
 * again a few times.
 */
final class S3Store implements ExportStore, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final S3Settings settings;
    private final S3Client client;

    S3Store(S3Settings settings) {
        this.settings = settings;
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(settings.timeout()))
                .overrideConfiguration(
                        it -> it.apiCallTimeout(settings.timeout()).retryStrategy(RetryMode.STANDARD))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build());
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        this.client = builder.build();
    }

    @Override
    public String name() {
        String where = settings.endpoint() == null
                ? settings.region()
                : settings.endpoint().getHost();
        return "s3://" + settings.bucket() + "/" + settings.prefix() + " at " + where;
    }

    @Override
    public void put(String name, Path file) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(settings.prefix() + name)
                .contentType(name.endsWith(".json") ? "application/json" : "application/gzip")
                .contentMD5(md5(file))
                .build();
        asked("take " + name, () -> client.putObject(request, RequestBody.fromFile(file)));
    }

    @Override
    public void delete(String name) {
        asked(
                "delete " + name,
                () -> client.deleteObject(it -> it.bucket(settings.bucket()).key(settings.prefix() + name)));
    }

    private static void asked(String what, Supplier<?> call) {
        try {
            call.get();
        } catch (AwsServiceException e) {
            String code =
                    e.awsErrorDetails() == null ? "" : " " + e.awsErrorDetails().errorCode();
            throw new NotStored("The store did not " + what + ": it answered " + e.statusCode() + code + ".", e);
        } catch (SdkException e) {
            // Its message may quote the request.
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new NotStored(
                    "The store did not " + what + ": " + why.getClass().getSimpleName() + ".", e);
        }
    }

    /** Not against forgery, which the signature is for, but against what the way does to a file. */
    private static String md5(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            try (var in = Files.newInputStream(file)) {
                byte[] part = new byte[65_536];
                for (int read = in.read(part); read >= 0; read = in.read(part)) {
                    digest.update(part, 0, read);
                }
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (IOException e) {
            throw new NotStored("A file that was just written cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
