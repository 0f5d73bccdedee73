/** Parameters of every view. */
const shared = { lang: ['zh', 'en'], theme: ['light', 'dark'], embed: ['1'] };

/**
 * Returns the parameters that a view does not know, or whose values it does not know, as they stand in the address. `known`
 * has the values of each parameter, of which there may be several with commas between; null stands for any value.
 */
export function unknownParameters(params: URLSearchParams, known: Record<string, readonly string[] | null>): string[] {
  const all: Record<string, readonly string[] | null> = { ...shared, ...known };
  return [...params].filter(([name, text]) => {
    if (!Object.hasOwn(all, name)) return true;
    const values = all[name];
    return Array.isArray(values) && text !== '' && text.split(',').some((value) => !values.includes(value));
  }).map(([name, text]) => `${name}=${text}`);
}
