import type { AstroIntegration } from 'astro';
import type { PortolanOptions } from './options.ts';

/** The integration of `portolan.ts`, loaded when Astro starts: who uses the library alone loads nothing of it. */
export function lazyPortolan(options: PortolanOptions = {}): AstroIntegration {
	let hooks: AstroIntegration['hooks'] = {};
	return {
		name: 'portolan',
		hooks: {
			'astro:config:setup': async (context) => {
				const { portolan } = await import('./portolan.ts');
				({ hooks } = portolan(options));
				await hooks['astro:config:setup']?.(context);
			},
			'astro:build:done': (context) => hooks['astro:build:done']?.(context),
		},
	};
}
