import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Analysis, Field, PortRecord } from '../core/index.ts';
import { byLocale, factsOf } from './order.ts';
import type { DatasetBody, DatasetJson } from './shapes.ts';

/** Every field once, in the order of the outputs; typed so that a new field can't be left out. */
const order: Readonly<Record<Field, number>> = {
	port: 0,
	protocol: 1,
	source: 2,
	destination: 3,
	role: 4,
	service: 5,
	direction: 6,
	count: 7,
	notes: 8,
	other: 9,
};
/** The fields in that order. */
export const fieldOrder = (Object.keys(order) as Field[]).sort((a, b) => order[a] - order[b]);

/** The canonical dataset, in the shape `portolan/dataset/1`. */
export function datasetJson(analysis: Analysis): DatasetJson {
	const body: DatasetBody = {
		locales: analysis.locales,
		topics: analysis.topics.map(({ id, slug, documents }) => ({
			id,
			slug,
			titles: byLocale(documents, (document) => document.title),
			documents: Object.values(
				byLocale(documents, ({ locale, path, revision, translation }) => ({ locale, path, revision, translation })),
			),
		})),
		records: analysis.records.map(recordJson),
	};
	return { schema: 'portolan/dataset/1', version: bytesToHex(sha256(utf8ToBytes(JSON.stringify(body)))), ...body };
}

function recordJson(record: PortRecord): DatasetBody['records'][number] {
	const { id, topic, table, fields, witnesses, basis, direction, required, alternatives, findings } = record;
	return {
		id,
		topic,
		table,
		...factsOf(record),
		fields: fieldsJson(fields),
		witnesses: byLocale(witnesses, ({ path, line }) => ({ path, line })),
		basis,
		...{ direction, required },
		alternatives: alternatives.map((each) => ({ ...factsOf(each), locales: each.locales })),
		findings,
	};
}

function fieldsJson(fields: PortRecord['fields']): PortRecord['fields'] {
	const present = fieldOrder.flatMap((field) => {
		const texts = fields[field];
		return texts === undefined ? [] : [[field, byLocale(texts, (text) => text)]];
	});
	return Object.fromEntries(present);
}
