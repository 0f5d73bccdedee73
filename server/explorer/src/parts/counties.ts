/**
 * Returns a function that says how many counties a tie of support adds to those before it: each supported place counts once,
 * however many support it; and each tie that stands for several counties, and so names none of them, adds as many as it states.
 */
export function countyCounter(): (place: string, counties: number) => number {
  const counted = new Set<string>();
  return (place, counties) => {
    if (counties > 1) return counties;
    if (counted.has(place)) return 0;
    counted.add(place);
    return counties;
  };
}
