import{R as e,S as t,T as n}from"./page.js";import{n as r}from"./citations.js";import{n as i,r as a,t as o}from"./main.js";var s=n(`
  query MapSources($asOf: PartialDate, $evidence: [Evidence!]!) {
    flows(level: COUNTY, asOf: $asOf, evidence: $evidence, ties: { kind: { in: [SUPPORTS, COOPERATES, FRIENDLY] } }) { ...MapFlowSources }
    investment: flows(level: COUNTY, evidence: $evidence, ties: { kind: { in: [INVESTS] } }) { ...MapFlowSources }
  }
  fragment MapFlowSources on FlowMap {
    locations { id place { code } }
    flows { origin dest kind evidence ties(first: 500) { nodes { sources { locator source { id evidence title documentNumber issuer } } } } }
  }
`);async function c(t,n,r,a,c){let d=new Map;for(let c of[...l(await e(s,a)),...u(t)])for(let{id:e}of i(o([c.flow],r),t.places,n))d.set(e,[...d.get(e)??[],...c.records]);return new Map([...d].map(([e,t])=>[e,f(t,c)]))}function l({flows:e,investment:t}){return[e,t].flatMap(e=>{let t=new Map(e.locations.map(({id:e,place:t})=>[e,t.code]));return e.flows.flatMap(({origin:e,dest:n,kind:r,evidence:i,ties:o})=>{let s=a.find(e=>e===r);return s?[{flow:d(t.get(e)??``,t.get(n)??``,s,i),records:o.nodes}]:[]})})}function u({organizations:e}){return e.map(e=>({flow:d(e.home,e.host,`REPRESENTS`,e.evidence),records:[e]}))}function d(e,t,n,r){return{origin:e,dest:t,kind:n,evidence:r,count:1,counties:null,amount:null}}function f(e,n){let[i,a]=n===`zh`?[`，`,`；`]:[`, `,`; `];return r(e).map(({source:e,locators:r})=>[e.title,e.documentNumber,e.issuer,...r.map(e=>t(e,n))].filter(Boolean).join(i)).join(a)}export{c as sourcesOfLines};