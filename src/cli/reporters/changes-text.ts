import type { ChangesJson } from '../../export/index.ts';
import type { Translate } from '../../i18n/index.ts';
import { type Paint, visible } from '../terminal.ts';
import { nameOf } from './changes-name.ts';
import { shorten } from './shorten.ts';

/** The changes for people: a line a record and finding, marked as git marks lines, and what each changed record says now. */
export function changesText(changes: ChangesJson, { t, paint }: { t: Translate; paint: Paint }): string {
	const { records, findings } = changes;
	const finding = ({ message, path, line, check, severity }: (typeof findings.new)[number]) =>
		visible(`${severity}  ${check}  ${path}:${line}  ${message}`);
	const groups: [string, string[]][] = [
		[t('changes.added'), records.added.map(({ record }) => paint('green', `+ ${visible(nameOf(record))}`))],
		[t('changes.removed'), records.removed.map(({ record }) => paint('red', `- ${visible(nameOf(record))}`))],
		[
			t('changes.changed'),
			records.changed.flatMap(({ id, differences }) => [
				paint('yellow', `~ ${visible(id)}`),
				...differences.map(({ what, locale, before, after }) => {
					const name = locale === null ? what : `${what} ${locale}`;
					return `    ${visible(name)}: ${shorten(before, 60) || '–'} → ${shorten(after, 60) || '–'}`;
				}),
			]),
		],
		[t('changes.new'), findings.new.map((each) => paint('red', `+ ${finding(each)}`))],
		[t('changes.gone'), findings.gone.map((each) => paint('green', `- ${finding(each)}`))],
	];
	const shown = groups.filter(([, lines]) => lines.length > 0);
	if (shown.length === 0) return `${t('changes.none')}\n`;
	return shown.map(([title, lines]) => [paint('bold', title), ...lines, ''].join('\n')).join('\n');
}
