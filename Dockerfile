# docker build -t galley . ; docker run --rm -v "$PWD:/workdir" galley check articles/
FROM node:20-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-fund --no-audit
COPY tsconfig.json tsdown.config.ts LICENSE NOTICE THIRD-PARTY.md README.md ./
COPY scripts ./scripts
COPY src ./src
COPY rules ./rules
COPY models ./models
COPY samples ./samples
COPY docs ./docs
COPY integrations/spark/galley_spark.py ./integrations/spark/
RUN npm run build && npm pack --ignore-scripts --pack-destination /tmp && mv /tmp/galleyproof-*.tgz /tmp/galleyproof.tgz

FROM node:20-slim
LABEL org.opencontainers.image.title="Galleyproof" org.opencontainers.image.licenses="MIT"
COPY --from=build /tmp/galleyproof.tgz /tmp/galleyproof.tgz
# git for --staged and --since; the folder of the user belongs to somebody else.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory /workdir \
  && npm install --global --no-fund --no-audit /tmp/galleyproof.tgz && rm /tmp/galleyproof.tgz && npm cache clean --force
USER node
WORKDIR /workdir
ENTRYPOINT ["galley"]
CMD ["--help"]
