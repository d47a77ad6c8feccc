import type { AstroIntegrationLogger } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import { followChanges, UserError } from '../io/index.ts';
import { openSite } from '../site/site.ts';
import { assetFiles, dataFile, llmsFile, type SiteFile } from './publish.ts';
import type { ReadSite } from './read-site.ts';
import type { Scripts } from './scripts.ts';

/** What the development server needs of the integration. */
export interface DevOptions {
	readonly scripts: Scripts;
	readonly logger: AstroIntegrationLogger;
	/** The site as it was first read. */
	readonly first: ReadSite;
	/** Reads it again; gives the one before where nothing has changed. */
	readonly read: (before: ReadSite) => Promise<ReadSite>;
}

const types: Readonly<Record<string, string>> = {
	csv: 'text/csv; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	json: 'application/json; charset=utf-8',
	svg: 'image/svg+xml',
	txt: 'text/plain; charset=utf-8',
};

/** Reads the documents again when one changes and has open pages load anew; serves scripts and the word index. */
export function devServer({ scripts, logger, first, read }: DevOptions): Plugin {
	let current = first;
	const fileAt = (path: string): SiteFile | undefined => {
		// A service worker would keep pages that have changed since.
		if (path === 'sw.js') return undefined;
		if (path.startsWith('data/')) return dataFile(current.site, path);
		const files = [...assetFiles(current.site, scripts.files), llmsFile(current.site)];
		return files.find((file) => file.path === path);
	};
	const refresh = async (server: ViteDevServer) => {
		let next: ReadSite;
		try {
			next = await read(current);
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			logger.error(error.message);
			return;
		}
		if (next === current) return;
		current = next;
		openSite(current.site);
		for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {});
		server.environments.client.hot.send({ type: 'full-reload', path: '*' });
	};
	const closed = new AbortController();
	return {
		name: 'portolan:dev-server',
		closeBundle: () => closed.abort(),
		configureServer(server) {
			const follow = async () => {
				// Also at first: documents may have been edited since they were read, while the server was starting.
				await refresh(server).catch((error) => logger.error(String(error)));
				return current.project.folders;
			};
			followChanges(first.project.folders, follow, closed.signal).catch((error) => logger.error(String(error)));
			server.middlewares.use((request, response, next) => {
				const { pathname } = new URL(request.url ?? '/', 'http://localhost');
				const { base } = current.site.urls;
				if (!pathname.startsWith(base)) return next();
				const file = fileAt(decodeURI(pathname.slice(base.length)));
				if (!file) return next();
				const type = types[file.path.slice(file.path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
				response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(file.content);
			});
		},
	};
}
