import { dev } from 'astro';
import type { ProjectOptions } from '../io/index.ts';
import { siteConfigIn } from './site-config.ts';
import { openWorkshop } from './workshop.ts';

/** What the development server shows, and where it listens. */
export interface DevOptions extends ProjectOptions {
	readonly base: string;
	/** The port to listen on; the next free one is taken where it is in use. */
	readonly port?: number | undefined;
	/** The address to listen on: this machine alone unless said otherwise. */
	readonly host?: string | undefined;
}

/** A running development server. */
export interface DevSite {
	/** Where it can be opened. */
	readonly url: string;
	close(): Promise<void>;
}

/** Serves the site while its documents are edited; pages load anew as they change. Throws a UserError for faults in the input. */
export async function devSite({ base, port, host, ...project }: DevOptions): Promise<DevSite> {
	process.env.ASTRO_TELEMETRY_DISABLED = '1';
	const workshop = openWorkshop();
	try {
		const { folder: root } = workshop;
		const server = await dev({
			...siteConfigIn(root, project),
			base,
			server: { host: host ?? 'localhost', ...(port === undefined ? {} : { port }) },
		});
		const { address, family, port: taken } = server.address;
		const name = family === 'IPv6' ? `[${address}]` : address;
		return {
			url: `http://${/^(127\.|\[::1?\]|0\.0\.0\.0)/.test(name) ? 'localhost' : name}:${taken}${base}`,
			close: async () => {
				await server.stop();
				workshop.close();
			},
		};
	} catch (error) {
		workshop.close();
		throw error;
	}
}
