import { base } from 'virtual:portolan/dev';
import { defineToolbarApp } from 'astro/toolbar';

/** A finding as `data/findings.json` has it. */
interface Entry {
	readonly id: string;
	readonly locale: string | null;
	readonly severity: 'error' | 'warning' | 'info';
	readonly message: string;
	readonly path: string;
	readonly line: number;
}

/** The list of findings in the toolbar of the development server; pages load anew when a document changes, and so does it. */
export default defineToolbarApp({
	async init(canvas, app) {
		const response = await fetch(`${base}data/findings.json`);
		const { findings } = (await response.json()) as { findings: readonly Entry[] };
		const order = ['error', 'warning', 'info'];
		const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
		app.toggleNotification({ state: findings.length > 0, level: sorted[0]?.severity ?? 'info' });
		const locale = location.pathname.slice(base.length).split('/')[0] || 'en';
		const list = document.createElement('ul');
		list.style.cssText = 'margin: 0; padding-inline-start: 1.2em; overflow: auto; max-height: 60vh';
		for (const finding of sorted) {
			const link = Object.assign(document.createElement('a'), {
				href: `${base}${finding.locale ?? locale}/findings/${finding.id}/`,
				textContent: `${finding.severity}: ${finding.message} (${finding.path}:${finding.line})`,
			});
			link.style.cssText = 'color: inherit';
			list.append(Object.assign(document.createElement('li'), {}));
			list.lastElementChild?.append(link);
		}
		const frame = document.createElement('astro-dev-toolbar-window');
		const heading = Object.assign(document.createElement('h1'), { textContent: `${findings.length} findings` });
		frame.append(heading, list);
		canvas.append(frame);
	},
});
