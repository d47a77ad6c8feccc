import { z } from 'zod';
import { canonicalTag } from './locale-tag.ts';
import { didYouMean } from './nearest.ts';

const text = z.string().min(1);
const texts = z.union([text, z.array(text).min(1)]);
const keys = z.array(text);
const tag = z.string().transform((value, context) => {
	const canonical = canonicalTag(value);
	if (canonical === null) context.addIssue({ code: 'custom' });
	return canonical ?? value;
});
const tagKey = z.string().refine((value) => canonicalTag(value) !== null);
const folders = z.record(tagKey, texts).refine((map) => Object.keys(map).length > 0);
const aliases = z.record(tagKey, z.union([text, keys])).refine((map) => Object.keys(map).length > 0);
const severities = ['error', 'warning', 'info', 'off'] as const;
const severity = z.record(z.string(), z.enum(severities));

const siteSettings = z.strictObject({
	url: z
		.string()
		.regex(/^https?:\/\/[^\s?#]+$/)
		.optional()
		.describe(
			'Where the built site stands, such as "https://docs.example.org/ports/": findings then lead to the pages of their checks.',
		),
	title: text.optional().describe('The name of the site, in place of "Portolan".'),
	logo: text.optional().describe('An image beside the name: SVG, PNG or WebP.'),
	accent: z
		.string()
		.regex(/^#[0-9a-f]{6}$/i)
		.optional()
		.describe('The colour of links on a light ground, such as "#14557b"; on a dark ground it is lightened.'),
	footer: z
		.array(z.strictObject({ label: text, href: z.string().regex(/^(?:https?:|mailto:|\/)/) }))
		.optional()
		.describe('Links at the end of every page.'),
	guides: text.optional().describe("A folder of pages of one's own: <name>.<locale>.mdx or <locale>/<name>.mdx."),
});

/** How a site presents itself; paths are as they can be opened. */
export type SiteSettings = z.output<typeof siteSettings>;

const schema = z
	.strictObject({
		$schema: z.string().optional().describe('Where this schema lies, for editors.'),
		content: z
			.union([text, folders])
			.optional()
			.describe(
				'A folder of <locale>/…/<document>.md, or the folder (or folders, in one order in all locales) of each locale; relative to this file.',
			),
		locales: z
			.union([z.array(tag).min(1), aliases])
			.optional()
			.describe(
				'The locales to read; without it, all that are there. As a map, with the other names that each has in folders or file names: { "zh-CN": ["zh_CN", "cn"] }.',
			),
		localeIn: z
			.enum(['folder', 'name', 'front-matter'])
			.default('folder')
			.describe(
				'Where a document of the content folder names its locale: in its first folder (de/ports.md), in its name (ports.de.md), or in its front matter (lang: de).',
			),
		defaultLocale: tag
			.optional()
			.describe(
				'The locale of documents that name none: those outside the locale folders, or ports.md beside ports.de.md.',
			),
		exclude: keys
			.default([])
			.describe(
				'What is not read, in the manner of .gitignore and relative to this file; "!name/" takes back what is left out from the start (.gitignore, node_modules, drafts, build output).',
			),
		catalogs: keys
			.default([])
			.describe(
				'Globs of translation catalogs (gettext .po, XLIFF), relative to this file: translations of the documents of the locale "source" or "defaultLocale".',
			),
		identityKeys: keys
			.default(['ms:assetid', 'uid', 'id'])
			.describe(
				'Front-matter keys that tell which documents are translations of each other; the first present counts.',
			),
		revisionKeys: keys
			.default(['revision', 'lastmod', 'last_updated', 'updated', 'date', 'ms.date', 'revdate'])
			.describe('Front-matter keys that tell the date of the last revision; the first present counts.'),
		translationKeys: keys
			.default(['ms.translationtype', 'translation'])
			.describe('Front-matter keys that tell how a document was translated.'),
		source: tag.optional().describe('The locale that is the original: its facts outweigh a vote.'),
		severity: severity.default({}).describe('By check: the severity of all its findings, or "off".'),
		overrides: z
			.array(z.strictObject({ files: texts, severity }))
			.default([])
			.describe('Severities for the documents that match a glob, relative to this file; the last that matches counts.'),
		terms: keys.default([]).describe('Names and terms that are never translated.'),
		site: siteSettings.default({}).describe('How the site that build writes presents itself.'),
		repository: z
			.string()
			.regex(/^https?:\/\/[^\s]+\{path\}/)
			.optional()
			.describe('Address of a document in its repository, with {path} (from the content folder on) and {line} in it.'),
		maxFileSize: z.int().positive().default(5_000_000).describe('The largest document that is read, in bytes.'),
	})
	.meta({ title: 'Settings of Portolan (portolan.config.json)' });

/** The settings as a user writes them. */
export type UserConfig = z.input<typeof schema>;

/** The settings, checked and completed. */
export type CheckedSettings = z.output<typeof schema>;

const keyList = 'a list of front-matter keys, such as ["id"]';
const wanted: Readonly<Record<Exclude<keyof CheckedSettings, '$schema'>, string>> = {
	content: 'a folder, such as "content", or a folder for each locale, such as { "en": "docs", "de": "i18n/de" }',
	locales: 'a list of locale tags, such as ["de", "zh-CN"], or a map to their other names: { "zh-CN": ["zh_CN"] }',
	localeIn: '"folder" (de/ports.md), "name" (ports.de.md) or "front-matter" (lang: de)',
	defaultLocale: 'a locale tag, such as "en"',
	exclude: 'a list of patterns as in .gitignore, such as ["archive/"]',
	catalogs: 'a list of globs, such as ["locale/**/*.po"]',
	identityKeys: keyList,
	revisionKeys: keyList,
	translationKeys: keyList,
	source: 'a locale tag, such as "en"',
	severity: `one of ${severities.join(', ')} for each check, such as { "text-untranslated": "info" }`,
	overrides: 'a list such as [{ "files": ["de/archive/**"], "severity": { "text-untranslated": "off" } }]',
	terms: 'a list of words, such as ["Portolan"]',
	site: 'an object with some of url ("https://docs.example.org/ports/"), title, logo, accent ("#14557b"), footer ([{ "label", "href" }]) and guides (a folder)',
	repository: 'an address with {path} in it, such as "https://git.example/docs/blob/main/content/{path}#L{line}"',
	maxFileSize: 'a whole number of bytes above 0, such as 5000000',
};

/** Checks and completes what a user wrote; a text instead, where it is wrong, says which setting and what it must be. */
export function checkSettings(written: unknown): CheckedSettings | string {
	const result = schema.safeParse(written);
	return result.success ? result.data : describe(result.error.issues);
}

/** The JSON Schema of the settings, as `portolan.config.schema.json` holds it. */
export function configJsonSchema(): object {
	return z.toJSONSchema(schema, { io: 'input' });
}

function describe(issues: readonly z.core.$ZodIssue[]): string {
	const issue = issues[0];
	if (issue?.code === 'unrecognized_keys' && issue.path.length === 0) {
		const key = issue.keys[0] ?? '';
		const known = Object.keys(wanted);
		return `unknown setting "${key}"${didYouMean(key, known) || `; the settings are ${known.join(', ')}`}`;
	}
	const setting = issue?.path[0];
	if (setting === undefined) return 'the settings must be one object, such as { "content": "docs" }';
	return `"${String(setting)}" must be ${wanted[setting as keyof typeof wanted] ?? 'a text'}`;
}
