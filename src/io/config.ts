import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { canonicalTag } from './locale-tag.ts';
import { didYouMean } from './nearest.ts';
import { reason, UserError } from './user-error.ts';

const text = z.string().min(1);
const keys = z.array(text);
const tag = z.string().transform((value, context) => {
	const canonical = canonicalTag(value);
	if (canonical === null) context.addIssue({ code: 'custom' });
	return canonical ?? value;
});
const folders = z.record(
	z.string().refine((value) => canonicalTag(value) !== null),
	z.union([text, z.array(text).min(1)]),
);
const severities = ['error', 'warning', 'info', 'off'] as const;

const schema = z
	.strictObject({
		$schema: z.string().optional().describe('Where this schema lies, for editors.'),
		content: z
			.union([text, folders.refine((map) => Object.keys(map).length > 0)])
			.optional()
			.describe(
				'A folder of <locale>/…/<document>.md, or the folder (or folders, in one order in all locales) of each locale; relative to this file.',
			),
		locales: z.array(tag).min(1).optional().describe('The locales to read; without it, all that are there.'),
		identityKeys: keys
			.default(['ms:assetid', 'uid', 'id'])
			.describe(
				'Front-matter keys that tell which documents are translations of each other; the first present counts.',
			),
		revisionKeys: keys
			.default(['revision', 'lastmod', 'last_updated', 'updated', 'date'])
			.describe('Front-matter keys that tell the date of the last revision, as yyyy-mm-dd; the first present counts.'),
		translationKeys: keys
			.default(['ms.translationtype', 'translation'])
			.describe('Front-matter keys that tell how a document was translated.'),
		source: tag.optional().describe('The locale that is the original: its facts outweigh a vote.'),
		severity: z
			.record(z.string(), z.enum(severities))
			.default({})
			.describe('By check: the severity of all its findings, or "off".'),
		terms: keys.default([]).describe('Names and terms that are never translated.'),
		repository: z
			.string()
			.regex(/^https?:\/\/[^\s]+\{path\}/)
			.optional()
			.describe('Address of a document in its repository, with {path} (from the content folder on) and {line} in it.'),
		maxFileSize: z.int().positive().default(5_000_000).describe('The largest document that is read, in bytes.'),
	})
	.meta({ title: 'Settings of Portolan (portolan.config.json)' });

/** The settings of `portolan.config.json`, checked and completed; paths resolved against the file's folder. */
export interface Config extends Omit<z.output<typeof schema>, 'content' | '$schema'> {
	/** The content folder, as it can be opened. */
	readonly content?: string | undefined;
	/** Where the content is a map of locales: each one's folders, relative to `root` with `/`. */
	readonly folders?: Readonly<Record<string, readonly string[]>> | undefined;
	/** The folder of the config file. */
	readonly root: string;
}

const keyList = 'a list of front-matter keys, such as ["id"]';
const wanted: Readonly<Record<Exclude<keyof z.output<typeof schema>, '$schema'>, string>> = {
	content: 'a folder, such as "content", or a folder for each locale, such as { "en": "docs", "de": "i18n/de" }',
	locales: 'a list of locale tags, such as ["de", "zh-CN"]',
	identityKeys: keyList,
	revisionKeys: keyList,
	translationKeys: keyList,
	source: 'a locale tag, such as "en"',
	severity: `one of ${severities.join(', ')} for each check, such as { "text-untranslated": "info" }`,
	terms: 'a list of words, such as ["Portolan"]',
	repository: 'an address with {path} in it, such as "https://git.example/docs/blob/main/content/{path}#L{line}"',
	maxFileSize: 'a whole number of bytes above 0, such as 5000000',
};

const defaultName = 'portolan.config.json';

/** Reads a config file; without a name, `portolan.config.json` if it is there. Throws a UserError that names file and setting. */
export function readConfig(name: string | undefined): Config {
	const file = name ?? defaultName;
	const root = dirname(file);
	if (name === undefined && !existsSync(file)) return { ...settingsOf(schema.parse({})), root };
	const result = schema.safeParse(parse(file));
	if (!result.success) throw new UserError(`${file}: ${describe(result.error.issues)}`);
	const { content } = result.data;
	const settings = { ...settingsOf(result.data), root };
	if (content === undefined) return settings;
	if (typeof content === 'string') return { ...settings, content: isAbsolute(content) ? content : join(root, content) };
	return { ...settings, folders: foldersOf(content, file) };
}

/** The JSON Schema of the config file, as `portolan.config.schema.json` holds it. */
export function configJsonSchema(): object {
	return z.toJSONSchema(schema, { io: 'input' });
}

function settingsOf({ content: _content, $schema: _schema, ...settings }: z.output<typeof schema>) {
	return settings;
}

/** The folders of a content map by canonical tag. Throws a UserError for one outside the project and for a locale named twice. */
function foldersOf(map: Readonly<Record<string, string | readonly string[]>>, file: string): Config['folders'] {
	const byTag: Record<string, readonly string[]> = {};
	for (const [written, value] of Object.entries(map)) {
		const locale = canonicalTag(written) as string;
		if (Object.hasOwn(byTag, locale)) throw new UserError(`${file}: "content" names the locale ${locale} twice`);
		byTag[locale] = [value].flat().map((folder) => {
			const path = join(folder).replaceAll('\\', '/').replace(/\/+$/, '');
			if (!isAbsolute(folder) && path !== '..' && !path.startsWith('../')) return path;
			throw new UserError(
				`${file}: "content" names ${folder}, which is outside the folder of this file; move the file up`,
			);
		});
	}
	return byTag;
}

function parse(file: string): unknown {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw new UserError(`${file}: the config file can't be read (${reason(error)}); check --config`);
	}
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		throw new UserError(`${file}: this is not JSON (${reason(error)}); correct it there`);
	}
}

function describe(issues: readonly z.core.$ZodIssue[]): string {
	const issue = issues[0];
	if (issue?.code === 'unrecognized_keys') {
		const key = issue.keys[0] ?? '';
		const known = Object.keys(wanted);
		return `unknown setting "${key}"${didYouMean(key, known) || `; the settings are ${known.join(', ')}`}`;
	}
	const setting = issue?.path[0];
	if (setting === undefined) return 'the settings must be one JSON object, such as { "content": "docs" }';
	return `"${String(setting)}" must be ${wanted[setting as keyof typeof wanted] ?? 'a text'}`;
}
