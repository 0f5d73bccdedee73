// WhoSupportsJianchuan: Who supports Jianchuan County (剑川县), and where does the plan say so?
// 剑川县由谁帮扶，规划何处载明？
MATCH (who:Place)-[r:SUPPORTS]->(:County {code: '532931'})
WHERE r.until IS NULL
UNWIND split(r.citations, '\n') AS citation
MATCH (source:Source {id: split(citation, '\t')[0]})
RETURN who.name AS supporter, r.scheme AS scheme, r.since AS since, r.evidence AS evidence,
       source.name AS source, source.documentNumber AS document, split(citation, '\t')[1] AS locator;

// CountiesBySupporter: How many counties does each district support in 2021, and Shanghai itself? (105 + 1 in Table 7)
// 2021年各区及市本级分别结对帮扶多少个县？（表7：105＋1＝106）
MATCH (who:Place)-[r:SUPPORTS]->(:Place)
WHERE r.heldFrom <= 20211231 <= r.heldUntil
WITH who, sum(r.countyCount) AS counties, collect(DISTINCT r.evidence) AS evidence
RETURN who.name AS supporter, counties, evidence
ORDER BY who.code;

// ChangesOf2021: Which supported counties came and went from the end of 2020 to that of 2021, by prefecture?
// 2020年底至2021年底，各地州市受帮扶的县增减了多少？
MATCH (:Place)-[r:SUPPORTS]->(county:Place)
OPTIONAL MATCH (county)-[:WITHIN]->(prefecture:Prefecture)
WITH coalesce(prefecture, county) AS area, county,
     sum(CASE WHEN r.heldFrom <= 20201231 <= r.heldUntil THEN r.countyCount ELSE 0 END) AS before,
     sum(CASE WHEN r.heldFrom <= 20211231 <= r.heldUntil THEN r.countyCount ELSE 0 END) AS after
WITH area, sum(CASE WHEN after > before THEN after - before ELSE 0 END) AS began,
     sum(CASE WHEN before > after THEN before - after ELSE 0 END) AS ended,
     sum(CASE WHEN before > after THEN after ELSE before END) AS stayed
RETURN area.name AS place, began, ended, stayed,
       COLLECT { MATCH (area)<-[:WITHIN*0..1]-(:Place)<-[r:SUPPORTS]-() RETURN DISTINCT r.evidence } AS evidence
ORDER BY area.code;

// FriendlyPairs: Which of the 496 friendly pairs are known by name, and how many are placeholders?
// 496对友好城区中，哪些有名可查，多少是占位？
MATCH (:District)-[r:FRIENDLY]->(:Place)
WHERE r.inPublishedTotal AND r.until IS NULL
RETURN r.evidence AS evidence, count(*) AS pairs, collect(CASE WHEN r.evidence <> 'SYNTHETIC' THEN r.label END) AS known
ORDER BY evidence;

// ShortestPaths: How are Pudong (浦东新区) and Fuyang (阜阳市) connected, without placeholders?
// 浦东新区与阜阳市如何相连？（不计占位）
MATCH path = ALL SHORTEST (:District {code: '310115'})
  (()-[r WHERE r.evidence <> 'SYNTHETIC' AND (r.until IS NULL OR r:INVESTS)]-())+ (:Prefecture {code: '341200'})
WITH [place IN nodes(path) | place.name] AS places, collect(path) AS paths
RETURN places, size(paths) AS ways, paths,
       [path IN paths | [tie IN relationships(path) | tie.evidence + ' ' + tie.label]] AS evidence;

// ChambersByProvince: Chambers of commerce that are known by name: which provinces have some in Shanghai, and where has Shanghai its own?
// 有名可查的商会：哪些省（区、市）在沪设立，上海又在哪些地方设立？
MATCH (chamber:Chamber)-[:REPRESENTS|LOCATED]->(place:Place)
WHERE chamber.evidence <> 'SYNTHETIC' AND chamber.until IS NULL
MATCH (place)-[:WITHIN*0..2]->(province:Province)
WHERE province.code <> '310000'
WITH province, chamber.direction AS direction, count(DISTINCT chamber) AS chambers,
     collect(DISTINCT chamber.evidence) AS evidence
RETURN province.name AS home, direction, chambers, evidence
ORDER BY province.code, direction;

// InvestmentOf2020: In which ten provinces did Shanghai's enterprises invest most in 2020, and from which ten came most investment in Shanghai? (亿元, Tables 3 and 4)
// 2020年上海企业在外省市投资、外省市企业在沪投资，各以哪十个省份居前？（亿元，表3、表4）
MATCH (origin:Province)-[r:INVESTS {year: 2020}]->(destination:Province)
WHERE r.rank <= 10
RETURN origin.name AS investor, destination.name AS place, r.rank AS rank, r.amount AS amount,
       r.enterprises AS enterprises, r.evidence AS evidence
ORDER BY origin.code <> '310000', rank;

// ContactsOfOneCounty: Jianchuan County (剑川县) was hit: who in Shanghai is tied to it, to its prefecture or to its province?
// 剑川县受灾：上海哪些单位与该县、该州、该省有联系？
MATCH route = (hit:County {code: '532931'})-[:WITHIN*0..2]->(at:Place)
MATCH (at)<-[:WITHIN]-{0,1}(tied)-[r:SUPPORTS|FRIENDLY|COOPERATES|REPRESENTS|LOCATED|PARTY|MEMBER]-(who)
WHERE r.evidence <> 'SYNTHETIC' AND r.until IS NULL AND
      (tied = at OR tied <> hit AND (at:Prefecture AND r:SUPPORTS OR at:Province AND r:LOCATED AND who:LiaisonOffice))
WITH length(route) AS distance, at, who, collect(DISTINCT type(r)) AS by, collect(DISTINCT r.evidence) AS evidence
ORDER BY distance
WITH who, collect({distance: distance, place: at.name, by: by, evidence: evidence})[0] AS nearest // each body once
RETURN nearest.distance AS distance, nearest.place AS place, who.name AS contact, nearest.by AS by, nearest.evidence AS evidence
ORDER BY distance, contact;

// MembersOfCouncils: Who joined the councils of cities, and when?
// 两个城市协调会的成员各于何时加入？
MATCH (member:Place)-[r:MEMBER]->(council:Organization {kind: 'COUNCIL'})
WHERE r.until IS NULL
RETURN council.name AS organization, r.since AS since, r.evidence AS evidence, count(*) AS members,
       collect(member.name) AS names
ORDER BY organization, since;

// Placeholders: How much of what is drawn here is a placeholder for a published total?
// 图中有多少是为补足公布总数而设的占位记录？
MATCH (n:Node {evidence: 'SYNTHETIC'})
RETURN [label IN labels(n) WHERE label <> 'Node'][0] AS kind, count(*) AS placeholders
UNION ALL
MATCH ()-[r {evidence: 'SYNTHETIC'}]->()
RETURN type(r) AS kind, count(*) AS placeholders;
