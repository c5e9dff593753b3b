# Postrider in a container: built with the Maven wrapper, run by a user without rights on a JRE 17.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -DskipTests package \
    && mv target/postrider-*.jar target/postrider.jar

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home --home-dir /postrider postrider \
    && install -d -o postrider -g postrider -m 700 /postrider/data
WORKDIR /postrider
COPY --from=build --chown=root:root /build/target/postrider.jar postrider.jar
USER postrider
# The node's name, its journal and, unless PostgreSQL is used, the database.
VOLUME /postrider/data
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "postrider.jar"]
