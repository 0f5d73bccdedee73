import { texts } from '../language';

export const useTexts = texts({
  zh: {
    actions: '本页操作', whole: '打开完整页面', link: '复制链接', copied: '已复制', failed: '未能复制', query: '查询语句', download: '下载', cite: '引用', report: '报告错误',
    playground: '在查询页面打开', curl: '复制为 curl 命令',
    withoutSources: '各行的出处未能取得。', svg: 'SVG 图片', png: 'PNG 图片', csv: 'CSV 表格', html: 'HTML 单页文件（含依据）',
    gephi: {
      ties: '在 Gephi Lite 中打开这些种类、依据和日期的关系（各区各省）', reach: '在 Gephi Lite 中打开范围内的节点和关系（含未画出的）',
      paths: '在 Gephi Lite 中打开这些路径上的节点及其间的关系', comparison: '在 Gephi Lite 中打开两个日期的关系（各地）：新增、结束、延续',
    },
    leaves: '离开本机：打开 gephi.org，由该网页读取导出文件',
    titled: (title: string, sentence: string) => `${title}：${sentence.replace(/。$/, '')}`,
    copyCitation: '复制引文', revision: '数据版本', unknownRevision: '未知',
    citation: (title: string, revision: string, date: string, url: string) => `coopgraph：《${title}》。数据：《上海对内开放与合作交流“十四五”规划》（沪府合办发〔2021〕14号）及页面所列其他来源，版本 ${revision}。${date}取自 ${url}`,
    subject: (title: string) => `coopgraph 页面有误：${title}`,
    savedAt: (date: string, url: string, revision: string) => `${date}取自 ${url}，数据版本 ${revision}。数据：沪府合办发〔2021〕14号及所列其他来源。`,
    legend: '依据：',
  },
  en: {
    actions: 'What to do with this page', whole: 'Open the whole page', link: 'Copy link', copied: 'Copied', failed: 'Not copied', query: 'Query', download: 'Download', cite: 'Cite',
    report: 'Report an error',
    playground: 'Open in the playground', curl: 'Copy as curl',
    withoutSources: 'The sources of the rows could not be asked for.', svg: 'Picture as SVG', png: 'Picture as PNG', csv: 'Table as CSV', html: 'One HTML file, with its evidence',
    gephi: {
      ties: 'Open the ties of these kinds, evidence and date in Gephi Lite, of all districts and provinces', reach: 'Open what is within reach in Gephi Lite, with what is not drawn',
      paths: 'Open the nodes of these paths in Gephi Lite, with the ties between them', comparison: 'Open the ties of both days in Gephi Lite, of all places: what began, ended and stayed',
    },
    leaves: 'This leaves your machine: gephi.org opens, and reads the exported file',
    titled: (title: string, sentence: string) => `${title}: ${sentence.replace(/\.$/, '')}`,
    copyCitation: 'Copy the citation', revision: 'Revision of the network', unknownRevision: 'unknown',
    citation: (title: string, revision: string, date: string, url: string) => `coopgraph, “${title}”. Data: Shanghai’s plan of 2021 (沪府合办发〔2021〕14号) and other sources named on the page, revision ${revision}. Retrieved on ${date} from ${url}`,
    subject: (title: string) => `An error in coopgraph: ${title}`,
    savedAt: (date: string, url: string, revision: string) => `Retrieved on ${date} from ${url}, revision ${revision} of the network. Data: 沪府合办发〔2021〕14号 and other sources as named.`,
    legend: 'Evidence:',
  },
});
