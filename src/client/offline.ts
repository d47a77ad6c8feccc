/** What of a service worker's scope is used; the DOM's types know only pages. */
interface WorkerScope {
	readonly location: Location;
	readonly clients: {
		claim(): Promise<void>;
		matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]>;
	};
	skipWaiting(): Promise<void>;
	addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent extends Event {
	readonly request: Request;
	waitUntil(work: Promise<unknown>): void;
	respondWith(response: Promise<Response>): void;
}

const scope = globalThis as unknown as WorkerScope;
const CACHE = 'portolan-1';
/** How many files are kept, the latest ones; the oldest go first. */
const MOST = 120;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('fetch', (event) => {
	const { method, url } = event.request;
	if (method === 'GET' && new URL(url).origin === scope.location.origin) event.respondWith(answer(event.request));
});

/** Keeps the pages that are open already, with the files that they name, so that one visit is enough. */
async function takeOver(): Promise<void> {
	await scope.clients.claim();
	for (const { url } of await scope.clients.matchAll({ includeUncontrolled: true })) {
		const response = await keep(new Request(url), await fetch(url));
		const text = await response.clone().text();
		for (const [, file = ''] of text.matchAll(/<link rel="(?:stylesheet|icon)"[^>]*? href="([^"]+)"/g)) {
			const address = new URL(file, url).href;
			await keep(new Request(address), await fetch(address));
		}
	}
}

/** From the network, so that nothing is stale; without one, from what was kept. */
async function answer(request: Request): Promise<Response> {
	try {
		return await keep(request, await fetch(request));
	} catch (error) {
		const cache = await caches.open(CACHE);
		const kept = await cache.match(request, { ignoreSearch: request.mode === 'navigate' });
		if (kept) return kept;
		throw error;
	}
}

async function keep(request: Request, response: Response): Promise<Response> {
	if (!response.ok || response.type !== 'basic') return response;
	const cache = await caches.open(CACHE);
	await cache.delete(request);
	await cache.put(request, response.clone());
	const kept = await cache.keys();
	for (const old of kept.slice(0, Math.max(0, kept.length - MOST))) await cache.delete(old);
	return response;
}
