import { type Column, DataTable } from '../../parts/dataTable';
import { navigate } from '../../url';
import type { DistrictCounts } from './change';
import { useTexts } from './text';

/** What began, ended and stayed by district. A district is a filter of the page. */
export function DistrictTable({ rows, chosen }: { rows: DistrictCounts[]; chosen: string | null }) {
  const text = useTexts();
  if (rows.length === 0) return null;
  const columns: Column<DistrictCounts>[] = [
    {
      key: 'district', title: text.district, value: (row) => row.name,
      cell: (row) => (
        <button type="button" class="change-choice" aria-pressed={chosen === row.code}
          onClick={() => navigate({ params: { district: chosen === row.code ? null : row.code } })}>{row.name}</button>
      ),
    },
    { key: 'began', title: text.began, numeric: true, value: (row) => row.began },
    { key: 'ended', title: text.ended, numeric: true, value: (row) => row.ended },
    { key: 'stayed', title: text.stayed, numeric: true, value: (row) => row.stayed },
    ...(rows.some((row) => row.undated > 0)
      ? [{ key: 'undated', title: text.outcomes.undated, numeric: true, value: (row: DistrictCounts) => row.undated }]
      : []),
    { key: 'named', title: text.named, numeric: true, value: (row) => row.named },
  ];
  return (
    <section aria-labelledby="districts" class="change-districts">
      <h2 id="districts">{text.districts}</h2>
      <DataTable name="districts" caption={text.districts} columns={columns} rows={rows} rowKey={(row) => row.code} />
      <p class="quiet">{text.districtsNote}</p>
    </section>
  );
}
