import '../../style/records.css';
import './view.css';
import { useLocation } from '../../url';
import { CoverageTable } from './coverage';
import { InvestmentTable } from './investment';
import { LinkageTable } from './linkage';
import { oneOf, tables } from './parameters';
import { RankingTable } from './ranking';
import { StatisticsTable } from './statistics';
import { TargetsTable } from './targets';

const components = {
  ranking: RankingTable, linkage: LinkageTable, investment: InvestmentTable, targets: TargetsTable, coverage: CoverageTable, statistics: StatisticsTable,
};

/** The tables: rankings, investment, the targets of the plan, what is known of what is published, statistics. */
export function View() {
  const { params } = useLocation();
  const Table = components[oneOf(params, 'table', tables, 'ranking')];
  return <Table />;
}
