import type { ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { PortRecord } from '../../core/index.ts';
import { flowText } from '../flow-text.ts';
import type { RenderContext } from './context.ts';

/** What a row carries for filters and orders to read. */
export function rowData({ id, ports, transports, protocols, security }: PortRecord): Properties {
	return {
		dataRow: '',
		dataRecord: id,
		dataPort: ports.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(' '),
		dataProtocol: [...protocols, ...security, ...transports].join(' '),
	};
}

/**
 * The menu of a row: its own address, its ports, the comparison, its source, and its copies. A popover: browsers open it,
 * close it with Escape and a click elsewhere, and keep it in the window, all without a script.
 */
export function rowMenu(record: PortRecord, { t, urls, reader, topic, document }: RenderContext): ElementContent[] {
	const witness = record.witnesses[document.locale] ?? Object.values(record.witnesses)[0];
	const entry = (href: string, text: string) => h('li', h('a', { href }, text));
	const copy = (form: 'text' | 'markdown' | 'json') =>
		h('button', { type: 'button', dataCopy: form }, t(`site.row.${form}`));
	const [port] = record.ports;
	const id = `menu-${record.anchor}`;
	const name = t('site.row.menuOf', { row: flowText(record) });
	return [
		h('button.menu-button', { type: 'button', popoverTarget: id, ariaLabel: name }, '⋯'),
		h('div.menu', { id, popover: 'auto', role: 'group', ariaLabel: name }, [
			h('ul', [
				entry(`#${encodeURIComponent(record.anchor)}`, t('site.row.anchor')),
				...(port ? [entry(urls.port(reader, port.from), t('site.port.title', { port: port.from }))] : []),
				...(Object.keys(topic.documents).length > 1
					? [entry(urls.compare(reader, topic.slug, record.anchor), t('site.row.compare'))]
					: []),
				...(witness?.path === document.path
					? [
							entry(
								urls.source(document.locale, topic.slug, witness.line),
								t('site.row.source', { line: witness.line }),
							),
						]
					: []),
			]),
			h('p.copy', [t('site.row.copy'), copy('text'), copy('markdown'), copy('json')]),
			h('p', { role: 'status', dataDone: t('site.row.copied') }),
		]),
	];
}
