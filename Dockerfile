# Portolan as a container that is no root and writes nothing but below /tmp and where a folder is mounted:
#   docker build -t portolan .
#   docker run --rm --read-only --tmpfs /tmp --user "$(id -u)" -v "$PWD:/work" portolan check docs
FROM node:24-slim AS package
WORKDIR /build
COPY . .
RUN npm ci && npm pack --pack-destination /tmp

FROM node:24-slim
COPY --from=package /tmp/portolan-*.tgz /tmp/portolan.tgz
RUN npm install --global --no-audit --no-fund /tmp/portolan.tgz && npm cache clean --force && rm /tmp/portolan.tgz
ENV ASTRO_TELEMETRY_DISABLED=1 HOME=/tmp NODE_ENV=production
WORKDIR /work
USER node
ENTRYPOINT ["portolan"]
CMD ["--help"]
