import type { Locale } from '../core/index.ts';
import { entranceRule } from './language-files.ts';
import type { ScriptFile } from './scripts.ts';

/**
 * The security headers of the site, ready for the servers that people use: Netlify and its like, Apache, nginx. For Apache
 * with the page for unknown addresses and the way from the entrance into the reader's language.
 */
export function headerFiles(policy: string, base: string, locales: readonly Locale[]): ScriptFile[] {
	const headers = {
		'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
	};
	const lines = (line: (name: string, value: string) => string) =>
		Object.entries(headers)
			.map(([name, value]) => `${line(name, value)}\n`)
			.join('');
	return [
		{ path: '_headers', content: `${base}*\n${lines((name, value) => `  ${name}: ${value}`)}` },
		{
			path: '.htaccess',
			content: `<IfModule mod_headers.c>\n${lines((name, value) => `Header always set ${name} "${value}"`)}</IfModule>\nErrorDocument 404 ${base}404.html\n${entranceRule(locales, base)}`,
		},
		{ path: 'headers.nginx.conf', content: lines((name, value) => `add_header ${name} "${value}" always;`) },
	];
}
