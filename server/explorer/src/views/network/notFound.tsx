import { useQuery } from '../../api/useQuery';
import { useApiLanguage } from '../../language';
import { Empty } from '../../parts/empty';
import { Link } from '../../url';
import { districtsDocument } from './documents';
import { useTexts } from './text';

/** Says which texts name no place, and where a reader can begin. */
export function NotFound({ names }: { names: string[] }) {
  const text = useTexts();
  const { data } = useQuery(districtsDocument, { language: useApiLanguage() });
  return (
    <Empty>
      <p role="alert">{names.map((name) => text.notFound(name)).join(' ')} {text.wayOut}</p>
      <ul class="network-districts">
        {data?.districts.nodes.map(({ code, name }) => <li key={code}><Link path="/network" params={{ place: code }}>{name}</Link></li>)}
      </ul>
    </Empty>
  );
}
