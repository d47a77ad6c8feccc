import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { canonicalTag } from './locale-tag.ts';
import { didYouMean } from './nearest.ts';
import { reason, UserError } from './user-error.ts';

const keys = z.array(z.string().min(1));
const tag = z.string().transform((value, context) => {
	const canonical = canonicalTag(value);
	if (canonical === null) context.addIssue({ code: 'custom' });
	return canonical ?? value;
});

const schema = z.strictObject({
	content: z.string().min(1).optional(),
	locales: z.array(tag).min(1).optional(),
	identityKeys: keys.default(['ms:assetid', 'uid', 'id']),
	revisionKeys: keys.default([]),
	translationKeys: keys.default(['ms.translationtype', 'translation']),
	source: tag.optional(),
	maxFileSize: z.int().positive().default(5_000_000),
});

/** The settings of `portolan.config.json`, checked and completed; paths resolved against the file's folder. */
export type Config = z.output<typeof schema>;

const keyList = 'a list of front-matter keys, such as ["id"]';
const wanted: Readonly<Record<keyof Config, string>> = {
	content: 'the path of a folder, such as "content"',
	locales: 'a list of locale tags, such as ["de", "zh-CN"]',
	identityKeys: keyList,
	revisionKeys: keyList,
	translationKeys: keyList,
	source: 'a locale tag, such as "en"',
	maxFileSize: 'a whole number of bytes above 0, such as 5000000',
};

const defaultName = 'portolan.config.json';

/** Reads a config file; without a name, `portolan.config.json` if it is there. Throws a UserError that names file and setting. */
export function readConfig(name: string | undefined): Config {
	const file = name ?? defaultName;
	if (name === undefined && !existsSync(file)) return schema.parse({});
	const result = schema.safeParse(parse(file));
	if (!result.success) throw new UserError(`${file}: ${describe(result.error.issues)}`);
	const { content } = result.data;
	return content === undefined ? result.data : { ...result.data, content: resolveBeside(file, content) };
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
	return `"${String(setting)}" must be ${wanted[setting as keyof Config]}`;
}

function resolveBeside(file: string, path: string): string {
	return isAbsolute(path) ? path : join(dirname(file), path);
}
