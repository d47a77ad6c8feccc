import { type ChangesJson, ports } from '../../export/index.ts';

/** A record by its id and what it lets through: `t/1/443  tcp 443`. */
export function nameOf(record: ChangesJson['records']['added'][number]['record']): string {
	return [record.id, '', ...record.transports, ports(record.ports)].join(' ').trimEnd();
}
