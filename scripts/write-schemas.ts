/** The schemas of Portolan's JSON, as the package exports them under `schema/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identified, json, jsonSchemas } from '../src/export/index.ts';
import { baselineJsonSchema, configJsonSchema } from '../src/io/index.ts';

/** Writes a file a schema into a folder: those of the outputs, `baseline.json`, and `config.json` for the settings. */
export function writeSchemas(folder: string): void {
	mkdirSync(folder, { recursive: true });
	const others = [
		['baseline', identified('baseline', baselineJsonSchema())],
		['config', configJsonSchema()],
	] as const;
	for (const [name, schema] of [...jsonSchemas(), ...others]) writeFileSync(join(folder, `${name}.json`), json(schema));
}
