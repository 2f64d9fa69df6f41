# syntax=docker/dockerfile:1
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -DskipTests package \
    && cp target/tuppence-*.jar tuppence.jar \
    && java -Djarmode=tools -jar tuppence.jar extract --layers --destination layers

# The JVM remembers a start (decision 0012): that takes a database, and the same files in the same place as below.
FROM postgres:18 AS start
COPY --from=eclipse-temurin:25-jre /opt/java/openjdk /opt/java/openjdk
ENV PATH="/opt/java/openjdk/bin:$PATH"
WORKDIR /tuppence
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY src/main/docker/jvm.options src/main/docker/remember-start src/main/resources/db/roles.sql ./
RUN chown postgres .
USER postgres
RUN ./remember-start

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /tuppence --shell /usr/sbin/nologin tuppence
WORKDIR /tuppence
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY --from=start /tuppence/tuppence.aot ./
COPY src/main/docker/jvm.options ./
USER 10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=tuppence.aot", "-jar", "tuppence.jar"]
