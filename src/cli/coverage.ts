import { basename, join, resolve } from 'node:path';
import type { Analysis } from '../core/index.ts';
import { coverage } from '../export/index.ts';
import type { Translate } from '../i18n/index.ts';
import { localeMeant, localeOfFolder, type Project, UserError } from '../io/index.ts';

/** What a run compared, as one line. */
export function coverageLine(analysis: Analysis, project: Project, t: Translate): string {
	const { documents, tables, rows } = coverage(analysis);
	const left = project.files.length - documents.total;
	const counts = {
		...{ documents: documents.compared, ofDocuments: documents.total },
		...{ tables: tables.compared, ofTables: tables.total, rows: rows.compared, ofRows: rows.total },
	};
	return t('coverage.compared', counts) + (left > 0 ? ` ${t('coverage.leftOut', { count: left })}` : '');
}

/** Throws a UserError that says why and what to do where no document was compared with another one: silence there means nothing. */
export function requireComparison(analysis: Analysis, project: Project): void {
	if (coverage(analysis).documents.compared > 0) return;
	throw new UserError(`${project.content}: nothing was compared: ${whyNothing(analysis, project)}`);
}

function whyNothing(analysis: Analysis, project: Project): string {
	const { locales, documents, notices } = analysis;
	const [first] = locales;
	if (first === undefined) return 'no document could be read';
	if (locales.length === 1) return whyOneLocale(first, project);
	const clash = notices.filter(({ message }) => message.key === 'notice.sameIdentity');
	if (clash[0]) {
		const { path, first: other = '', topic = '' } = clash[0].message.values;
		return `${clash.length} of ${project.files.length} documents have the identity of another one of their language (${path} and ${other}: ${topic}); give each one of its own, or name other front-matter keys in the setting "identityKeys"`;
	}
	const examples = locales.slice(0, 2).map((locale) => documents.find((document) => document.locale === locale)?.path);
	return `no document of one language has the path or the identity of one of another (${examples.join(', ')}); give translations the same path within their language, or the same "id" in their front matter`;
}

function whyOneLocale(locale: string, { content, others }: Project): string {
	const own = localeOfFolder(basename(resolve(content)));
	if (own !== null)
		return `this is the folder of one locale (${own}); name the folder that holds it: ${join(content, '..')}`;
	const meant = others.flatMap((name) => {
		const tag = localeMeant(name);
		return tag === null || tag === locale ? [] : [{ name, tag }];
	});
	if (meant.length === 0)
		return `all documents are of one language (${locale}); each language needs a folder named by its tag, such as de or zh-CN. “portolan init” looks for other layouts`;
	const names = meant.map(({ name }) => name).join(', ');
	const setting = [`"${locale}": []`, ...meant.map(({ name, tag }) => `"${tag}": "${name}"`)].join(', ');
	return `only ${locale} was read, as ${names} ${meant.length === 1 ? 'is no locale tag' : 'are no locale tags'}; rename ${meant.length === 1 ? 'it' : 'them'}, or write in the settings: "locales": { ${setting} }`;
}
