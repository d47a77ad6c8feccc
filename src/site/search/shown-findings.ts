import type { Locale, PortRecord } from '../../core/index.ts';
import type { TextKey } from '../../i18n/index.ts';
import { correctionOf, shortChange } from '../correction.ts';
import { findingSentence } from '../finding-sentence.ts';
import type { Site } from '../site.ts';
import type { ShownFinding } from './files.ts';

/** The findings on a row as its readers see them: errors first, then warnings; a remark disputes nothing. */
export function findingsOn({ findings }: PortRecord, reader: Locale, site: Site): ShownFinding[] {
	const all = findings.flatMap((id) => shownFinding(id, reader, site) ?? []);
	return ['error', 'warning'].flatMap((severity) => all.filter((finding) => finding.severity === severity));
}

/** A finding as readers of a locale see it; null where there is none of that id. */
export function shownFinding(id: string, reader: Locale, site: Site): ShownFinding | null {
	const finding = site.finding(id);
	if (!finding) return null;
	const { check, severity, locale, expected } = finding;
	const change = shortChange(correctionOf(finding, site.document(finding.location.path)));
	const t = site.t(reader);
	const isHere = site.findingLocales(finding).includes(reader);
	return {
		...{ id, severity, locale, expected },
		...(change === null ? {} : { change }),
		...(isHere ? {} : { at: site.urls.finding(reader, id).slice(site.urls.base.length) }),
		name: t(`checks.${check}.name` as TextKey),
		message: findingSentence(finding, reader, t, site.nameIn),
	};
}
