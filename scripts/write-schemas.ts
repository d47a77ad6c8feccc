/** The schemas of Portolan's JSON, as the package exports them under `schema/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { json, jsonSchemas } from '../src/export/index.ts';
import { configJsonSchema } from '../src/io/index.ts';

/** Writes a file a schema into a folder: those of the outputs, and `config.json` for the settings. */
export function writeSchemas(folder: string): void {
	mkdirSync(folder, { recursive: true });
	for (const [name, schema] of [...jsonSchemas(), ['config', configJsonSchema()] as const])
		writeFileSync(join(folder, `${name}.json`), json(schema));
}
