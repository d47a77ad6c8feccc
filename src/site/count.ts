/** How often each key occurs, most often first; equally frequent ones in the order of their first occurrence. */
export function countBy<T, K>(values: readonly T[], key: (value: T) => K): (readonly [key: K, count: number])[] {
	return [...Map.groupBy(values, key)].map(([one, group]) => [one, group.length] as const).sort((a, b) => b[1] - a[1]);
}
