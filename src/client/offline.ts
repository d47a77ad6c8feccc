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
/** How many files of each kind are kept, the latest ones: pages, what pages are made of, and what was searched or downloaded. */
const most = { pages: 100, parts: 20, data: 40 };

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
		const response = await keep('pages', new Request(url), await fetch(url));
		const text = await response.clone().text();
		for (const [, file = ''] of text.matchAll(/<link rel="(?:stylesheet|icon)"[^>]*? href="([^"]+)"/g)) {
			const address = new URL(file, url).href;
			await keep('parts', new Request(address), await fetch(address));
		}
	}
}

/** From the network, so that nothing is stale; without one, from what was kept. */
async function answer(request: Request): Promise<Response> {
	const kind = kindOf(request);
	try {
		return await themed(kind, await keep(kind, request, await fetch(request)));
	} catch (error) {
		const cache = await caches.open(`portolan-${kind}`);
		const kept = await cache.match(request, { ignoreSearch: kind === 'pages' });
		if (kept) return themed(kind, kept);
		throw error;
	}
}

/** A page in the theme that its reader chose, if any. */
async function themed(kind: keyof typeof most, response: Response): Promise<Response> {
	if (kind !== 'pages') return response;
	const choice = await (await caches.open('portolan-settings')).match(new URL('theme', scope.location.href));
	const theme = await choice?.text();
	if (theme !== 'light' && theme !== 'dark') return response;
	const text = (await response.text()).replace('<html ', `<html data-theme="${theme}" `);
	const { status, headers } = response;
	const { 'content-length': _length, 'content-encoding': _encoding, ...kept } = Object.fromEntries(headers);
	return new Response(text, { status, headers: kept });
}

function kindOf({ mode, destination }: Request): keyof typeof most {
	if (mode === 'navigate') return 'pages';
	return destination === '' ? 'data' : 'parts';
}

/** Each kind has a cache of its own, so that pages, however many, do not push out the styles that all of them need. */
async function keep(kind: keyof typeof most, request: Request, response: Response): Promise<Response> {
	if (!response.ok || response.type !== 'basic') return response;
	const cache = await caches.open(`portolan-${kind}`);
	await cache.delete(request);
	await cache.put(request, response.clone());
	const kept = await cache.keys();
	for (const old of kept.slice(0, Math.max(0, kept.length - most[kind]))) await cache.delete(old);
	return response;
}
