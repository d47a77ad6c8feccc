import type { ChangesJson } from '../../export/index.ts';
import type { Translate } from '../../i18n/index.ts';
import { nameOf } from './changes-name.ts';
import { code, prose } from './markdown.ts';

/** The changes as Markdown: a heading and a list for each kind; all text of documents stands escaped within HTML. */
export function changesMarkdown({ records, findings }: ChangesJson, t: Translate): string {
	const finding = ({ message, path, line, check }: (typeof findings.new)[number]) =>
		`<li>${code(check)} ${code(`${path}:${line}`)} ${prose(message)}</li>`;
	const groups: [string, string[]][] = [
		[t('changes.added'), records.added.map(({ record }) => `<li>${code(nameOf(record))}</li>`)],
		[t('changes.removed'), records.removed.map(({ record }) => `<li>${code(nameOf(record))}</li>`)],
		[
			t('changes.changed'),
			records.changed.map(({ id, differences }) => {
				const lines = differences.map(({ what, locale, before, after }) => {
					const name = locale === null ? what : `${what} ${locale}`;
					return `<br>${prose(name)}: <del>${prose(before)}</del> → <ins>${prose(after)}</ins>`;
				});
				return `<li>${code(id)}${lines.join('')}</li>`;
			}),
		],
		[t('changes.new'), findings.new.map(finding)],
		[t('changes.gone'), findings.gone.map(finding)],
	];
	const shown = groups.filter(([, items]) => items.length > 0);
	if (shown.length === 0) return `${t('changes.none')}\n`;
	return shown
		.map(([title, items]) => `### ${title} (${items.length})\n\n<ul>\n${items.join('\n')}\n</ul>\n`)
		.join('\n');
}
