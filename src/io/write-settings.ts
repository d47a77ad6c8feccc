import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FILES, PROGRAM_FILES } from './load-settings.ts';
import type { UserConfig } from './settings-schema.ts';
import { advice, reason, UserError } from './user-error.ts';
import { writeAside } from './write-aside.ts';

const SCHEMA = 'node_modules/portolan/portolan.config.schema.json';

/** The settings file of a folder, if it has one, as its name. */
function settingsIn(folder: string): string | null {
	const own = [...DATA_FILES, ...PROGRAM_FILES].filter((name) => name !== 'package.json');
	return own.find((name) => existsSync(join(folder, name))) ?? null;
}

/** Writes `portolan.config.json` into a folder and gives its path. Throws a UserError where that can't be done or settings are there already. */
export function writeSettings(folder: string, settings: UserConfig): string {
	const there = settingsIn(folder);
	if (there !== null)
		throw new UserError(
			`${join(folder, there)}: there are settings already; correct them there, or remove them and run this again`,
		);
	const file = join(folder, 'portolan.config.json');
	const schema = existsSync(join(folder, SCHEMA)) ? { $schema: `./${SCHEMA}` } : {};
	try {
		writeAside(file, `${JSON.stringify({ ...schema, ...settings }, null, '\t')}\n`);
	} catch (error) {
		throw new UserError(
			`${file}: the settings can't be written (${reason(error)}); ${advice(error, "check the folder's permissions")}`,
		);
	}
	return file;
}
