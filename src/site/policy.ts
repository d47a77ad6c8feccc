import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { filterId } from './urls.ts';

/**
 * What a page's `<body>` listens for, as attributes. Not a byte of them is evaluated when a page is opened, scrolled or
 * pointed at: each waits for a click, a key, an entry, or an address that leads to the filter.
 */
export interface Handlers {
	/** An address that leads to the page's filter (`?port=443#filter`) starts it: the styles tell of it by an animation. */
	readonly onanimationstart: string;
	/** The first thing entered into the filter starts it; what is typed into the header's search opens the search. */
	readonly oninput: string;
	/**
	 * A language keeps row, section and query; a button that copies or changes the theme loads the script; pages are kept for
	 * reading offline from now on.
	 */
	readonly onclick: string;
	/** `/` outside of fields and Ctrl-K (⌘K) open the search; pages are kept, as after a click. */
	readonly onkeydown: string;
}

/** The handlers that load the script at an address. */
export function handlersFor(script: string, worker: string): Handlers {
	const load = `import(${JSON.stringify(script)})`;
	const stay = `navigator.serviceWorker?.register(${JSON.stringify(worker)}).catch(()=>{});`;
	const key = `const e=event,c=e.ctrlKey||e.metaKey;if(!e.altKey&&(c?!e.shiftKey&&e.key.toLowerCase()==='k':e.key==='/'&&!e.target.closest('input,select,textarea')))`;
	return {
		onkeydown: `${stay}${key}{e.preventDefault();${load}.then(p=>p.openSearch())}`,
		onanimationstart: `event.target.id==='${filterId}'&&${load}.then(p=>p.start())`,
		oninput: `const t=event.target;if(t.form?.matches('.filter'))${load}.then(p=>p.start());if(t.id==='quick-query')${load}.then(p=>p.searchFrom(t,event.isComposing))`,
		onclick: `${stay}const t=event.target,a=t.closest('.languages a'),b=t.closest('[data-copy]'),n=a&&document.getElementById(decodeURIComponent(location.hash.slice(1)))?.querySelector('[id^="n-"]');if(a){a.search=location.search;a.hash=n?n.id:location.hash}if(b)${load}.then(p=>p.copy(b));if(t.closest('[data-theme-switch]'))${load}.then(p=>p.switchTheme())`,
	};
}

/** The Content-Security-Policy of all pages: own files only, and of inline code just these handlers, by their hashes. */
export function policyFor(handlers: Handlers): string {
	const hashes = Object.values(handlers).map((text) => `'sha256-${base64(sha256(utf8ToBytes(text)))}'`);
	return [
		"default-src 'none'",
		`script-src 'self' 'unsafe-hashes' ${hashes.join(' ')}`,
		...["style-src 'self'", "img-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'"],
		...["form-action 'self'", "base-uri 'none'"],
	].join('; ');
}

/**
 * The policy as a server sends it. It counts for workers as well, and Pagefind's compiles WebAssembly; pages are still
 * forbidden to, by the policy that they carry themselves.
 */
export function policyInHeader(policy: string): string {
	return policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
}

/** The policy of the development server, whose client writes styles and scripts into pages and listens to its server. */
export const devPolicy =
	"default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; base-uri 'none'";

function base64(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes));
}
