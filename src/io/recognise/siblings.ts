import type { Locale } from '../../core/index.ts';
import { localeOfFolder } from '../locale-tag.ts';
import { mapped, type Recogniser } from './layout.ts';
import { type Data, type Look, recordOf, textOf } from './look.ts';

/** A repository for each locale, side by side (`handbook`, `handbook.de-de`), seen from the folder that holds them. */
export const siblings: Recogniser = (look) => {
	const names = look.folders('.');
	for (const name of names) {
		const others = new Map<Locale, string>();
		for (const other of names) {
			const locale = other.startsWith(`${name}.`) ? localeOfFolder(other.slice(name.length + 1)) : null;
			if (locale !== null) others.set(locale, other);
		}
		if (others.size === 0) continue;
		const regional = [...others.keys()].every((locale) => /-[A-Z]{2}$/.test(locale));
		const first = regional ? 'en-US' : 'en';
		if (others.has(first)) continue;
		const within = sourceFolder(look.in(name));
		const folders = [[first, name] as const, ...others].map(
			([locale, path]) => [locale, within === '.' ? path : `${path}/${within}`] as const,
		);
		const settings = mapped(look, Object.fromEntries(folders));
		if (settings) return { name: 'a repository for each locale', settings, guessed: first };
	}
	return null;
};

/** The folder of a repository that holds its documents. */
function sourceFolder(look: Look): string {
	const [docset] = listOf(look.data('.openpublishing.publish.config.json')?.docsets_to_publish);
	const written = textOf(docset?.build_source_folder)?.replace(/^\.\/|\/$/g, '');
	if (written !== undefined && look.documents(written).length > 0) return written;
	return ['articles', 'docs'].find((name) => look.documents(name).length > 0) ?? '.';
}

function listOf(value: unknown): Data[] {
	return Array.isArray(value) ? value.map(recordOf).filter((each) => each !== null) : [];
}
