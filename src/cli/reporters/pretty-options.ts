import type { Severity } from '../../core/index.ts';
import type { Translate } from '../../i18n/index.ts';
import type { Link, Paint, Style } from '../terminal.ts';

/** What a report for people depends on besides the findings. */
export interface PrettyOptions {
	readonly t: Translate;
	readonly paint: Paint;
	readonly link: Link;
	/** Columns. */
	readonly width: number;
	/** The content folder as the user named it, so that paths can be opened. */
	readonly content: string;
	/** How many findings a baseline holds back. */
	readonly known?: number | undefined;
	/** How many findings are shown at most; without it, all are. */
	readonly limit?: number | undefined;
}

/** How each severity is set off. */
export const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };
