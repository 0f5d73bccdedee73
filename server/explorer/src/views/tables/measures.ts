import type { Measure, StatisticMeasure } from '../../gql/schema';
import type { Language } from '../../language';

/** What a measure is called, what it says, and in which unit. */
export interface MeasureWords {
  name: string;
  definition: string;
  unit: string;
}

/** The measures of a ranking. A weighted degree has the unit of its weight. */
export const measureWords: Record<Language, Record<Measure, MeasureWords>> = {
  zh: {
    DEGREE: { name: '度', unit: '条', definition: '一个节点有多少条关系；两点之间的多条关系分别计算。' },
    IN_DEGREE: { name: '入度', unit: '条', definition: '指向该节点的关系有多少条，例如受到几个区的帮扶。' },
    OUT_DEGREE: { name: '出度', unit: '条', definition: '由该节点发出的关系有多少条，例如帮扶几个县。' },
    WEIGHTED_DEGREE: { name: '加权度', unit: '', definition: '该节点各条关系的数值之和；没有这一数值的关系不计。' },
    BETWEENNESS: { name: '中介中心性', unit: '0–1', definition: '其他各点之间的最短路径有多大比例经过该节点（Brandes 2001）。' },
    CLOSENESS: { name: '接近中心性', unit: '0–1', definition: '到所能到达各点的平均距离的倒数，按所能到达的比例折算（Wasserman、Faust 1994）。' },
    PAGERANK: { name: 'PageRank', unit: '0–1', definition: '沿关系方向随机游走、每步以 0.15 的概率重新出发时，停在该节点的概率；全网合计为 1（Brin、Page 1998）。' },
    EIGENVECTOR: { name: '特征向量中心性', unit: '0–1', definition: '与重要节点相连者得分更高：简单无向图最大特征值所对应单位特征向量的分量。' },
  },
  en: {
    DEGREE: { name: 'Degree', unit: 'ties', definition: 'How many ties a node has. Parallel ties count separately.' },
    IN_DEGREE: { name: 'In-degree', unit: 'ties', definition: 'How many ties come in: for example, how many districts support it.' },
    OUT_DEGREE: { name: 'Out-degree', unit: 'ties', definition: 'How many ties go out: for example, how many counties it supports.' },
    WEIGHTED_DEGREE: { name: 'Weighted degree', unit: '', definition: 'The sum of a number over the ties of a node. Ties without the number do not count.' },
    BETWEENNESS: { name: 'Betweenness', unit: '0–1', definition: 'The share of the shortest paths between other nodes that pass through the node (Brandes 2001).' },
    CLOSENESS: { name: 'Closeness', unit: '0–1', definition: 'The inverse of the mean distance to the nodes in reach, times the share of nodes that are in reach (Wasserman and Faust 1994).' },
    PAGERANK: { name: 'PageRank', unit: '0–1', definition: 'The probability of being at the node in a random walk along the ties that restarts with probability 0.15. The sum over all nodes is 1 (Brin and Page 1998).' },
    EIGENVECTOR: { name: 'Eigenvector centrality', unit: '0–1', definition: 'High for nodes that are tied to important nodes: the entry in the unit eigenvector of the largest eigenvalue of the undirected simple graph.' },
  },
};

/** The numbers that ties have. Growth and share have no sum. */
export const statisticMeasureWords: Record<Language, Record<StatisticMeasure, { name: string; unit: string }>> = {
  zh: {
    COUNTIES: { name: '县数', unit: '个' },
    ENTERPRISES: { name: '企业数', unit: '家' },
    AMOUNT: { name: '投资额', unit: '亿元' },
    AMOUNT_LARGE_PROJECTS: { name: '大项目投资额', unit: '亿元' },
    GROWTH: { name: '增速', unit: '%' },
    SHARE: { name: '占比', unit: '%' },
  },
  en: {
    COUNTIES: { name: 'Counties', unit: '' },
    ENTERPRISES: { name: 'Enterprises', unit: '' },
    AMOUNT: { name: 'Investment', unit: '100 million yuan' },
    AMOUNT_LARGE_PROJECTS: { name: 'Investment in large projects', unit: '100 million yuan' },
    GROWTH: { name: 'Growth', unit: '%' },
    SHARE: { name: 'Share', unit: '%' },
  },
};
