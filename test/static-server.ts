import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.csv': 'text/csv; charset=utf-8',
};

/** A running server of one folder. */
export interface StaticServer {
	/** `http://127.0.0.1:<port>`, without a slash at its end. */
	readonly origin: string;
	close(): Promise<void>;
}

/** Serves a folder under `base` on a free port of this machine alone. */
export async function serve(folder: string, base = '/'): Promise<StaticServer> {
	const server: Server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		try {
			const inside = pathname.startsWith(base) ? normalize(decodeURIComponent(pathname.slice(base.length))) : '..';
			let file = join(folder, inside);
			if (inside.startsWith('..')) throw new Error('outside');
			if (statSync(file).isDirectory()) {
				if (!pathname.endsWith('/')) {
					response.writeHead(301, { location: `${pathname}/` }).end();
					return;
				}
				file = join(file, 'index.html');
			}
			const type = types[extname(file)] ?? 'application/octet-stream';
			const bytes = readFileSync(file);
			response.writeHead(200, { 'content-type': type }).end(bytes);
		} catch {
			response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
		}
	});
	await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		close: () => new Promise((closed) => server.close(() => closed())),
	};
}
