# The bot in a container: the local page and the command line.
#   docker build -t briefing-bot . && docker run --rm -p 127.0.0.1:3978:3978 -v briefing-data:/data briefing-bot
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY adapters ./adapters
COPY scripts/constant-exports.ts ./scripts/
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The page's templates and style sheets are served from beside their sources.
COPY adapters/preview/page ./adapters/preview/page
COPY content ./content
COPY LICENSE NOTICE ./
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# the heap is looked through for what nobody needs before it has grown by a third: V8's own choice is several times as much
ENTRYPOINT ["node", "--heap-growing-percent=40", "dist/adapters/cli/main.js"]
CMD ["start"]
