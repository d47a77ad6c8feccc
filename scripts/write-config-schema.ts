/** Writes `portolan.config.schema.json`, for editors, from the schema that Portolan itself reads settings by. */
import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../src/io/index.ts';

const file = new URL('../portolan.config.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(configJsonSchema(), null, '\t')}\n`);
