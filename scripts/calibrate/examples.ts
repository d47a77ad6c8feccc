import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examplesIn } from '../../src/core/checks/examples.ts';
import type { Finding, Settings } from '../../src/core/index.ts';
import { observe } from '../../src/core/pipeline.ts';
import { loadProject, vocabularies } from '../../src/io/index.ts';
import type { Example } from './fit.ts';

/** How much an example counts that must hold. */
const WEIGHT = 20;

const folder = new URL('../../src/core/checks/', import.meta.url);
const settings: Settings = {
	...{ identityKeys: ['id'], revisionKeys: ['revision'], translationKeys: ['translation'], source: null },
	vocabularies: vocabularies(),
};

/** The examples of the checks' pages: what they list are faults, what else is observed there is none. */
export function pageExamples(): Example[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.md') && !name.startsWith('suppression'))
		.flatMap((name) => {
			const check = basename(name, '.md');
			return examplesIn(readFileSync(new URL(name, folder), 'utf8')).flatMap((example) => {
				const paths = example.files.map(({ locale }) => `${locale}/example.md`);
				const given = example.others ? { ...settings, files: [...example.others, ...paths] } : settings;
				const files = example.files.map(({ locale, text }) => ({
					...{ path: `${locale}/example.md`, locale, format: 'markdown' as const, text },
				}));
				const isListed = (finding: Finding) =>
					example.expected.some(
						(wanted) =>
							(wanted.check ?? check) === finding.check &&
							wanted.line === finding.location.start.line &&
							wanted.locale === finding.locale,
					);
				// What gives way to a fault that is listed is none the less one.
				const told = observe(files, given).filter(({ isExplained, rivals }) => !isExplained && !rivals.some(isListed));
				return told.map(({ finding, features, family }): Example => {
					const isFault = isListed(finding);
					return {
						...{
							group: 'examples',
							check: finding.check,
							family,
							features,
							isFault,
							weight: WEIGHT,
							kind: 'example',
							severity: finding.severity,
						},
						alike: `${name} ${example.name} ${finding.location.start.offset}`,
						shown: `${name}: ${example.name}: ${finding.check} ${finding.locale}:${finding.location.start.line} “${finding.actual}” → “${finding.expected}”`,
					};
				});
			});
		});
}

const content = new URL('../../content/', import.meta.url);

/** What is observed in the documents that the project holds, where `content.jsonl` says whether it is right. */
export async function contentExamples(): Promise<Example[]> {
	const { files, settings } = await loadProject({ content: fileURLToPath(content) });
	const lines = readFileSync(new URL('content.jsonl', import.meta.url), 'utf8')
		.split('\n')
		.filter(Boolean);
	const verdicts = new Map(
		lines.map((line) => {
			const { path, line: at, check, verdict } = JSON.parse(line);
			return [`${path}:${at}:${check}`, verdict === 'true'];
		}),
	);
	return observe(files, settings).flatMap(({ finding, features, family }): Example[] => {
		const { location, check, severity } = finding;
		const shown = `${location.path}:${location.start.line}:${check}`;
		const isFault = verdicts.get(shown);
		if (isFault === undefined) return [];
		return [
			{
				...{ group: 'examples', check, family, features, isFault, weight: WEIGHT, kind: 'example', severity },
				...{ alike: shown, shown },
			},
		];
	});
}
