/* empty css       */import{A as e,D as t,E as n,F as r,K as i,L as a,M as o,N as s,O as c,R as l,T as u,U as d,V as f,W as p,g as m,h,i as g,j as _,k as v,l as y,r as b,x}from"./evidence.js";import{a as S,i as C,r as w,t as T}from"./relation.js";import{t as E}from"./evidenced.js";import{n as D,r as ee}from"./dates.js";import{t as O}from"./period.js";var k={SUPPORTED_AREAS:`对口帮扶地区`,OTHER_PROVINCES:`其他省区市`},A={SUPPORTED_AREAS:`supported areas`,OTHER_PROVINCES:`other provinces`};function j(e,t,n){return`${e} ${e===1?t:n}`}var M=e({zh:{title:`应急联系`,sentence:`一地受灾，上海谁与它有联系，先找谁。`,label:`受灾的地方`,hint:`县、乡镇、地州或代码`,ask:`查找`,examples:`例如`,print:`打印`,of:e=>`${e}：应急联系`,readAs:(e,t,n)=>`“${e}”按${n}理解为${t}。请核对。`,choose:e=>`“${e}”可能指几个地方，请选一个：`,similar:e=>`没有叫“${e}”的地方。是不是：`,none:e=>`没有叫“${e}”的地方，也没有名称相近的。`,noneOut:`请写出它所在的县、市或省，或者用六位代码。`,shanghai:e=>`“${e}”在上海。`,shanghaiOut:`这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。`,openPage:`打开地点页`,first:`先找`,firstNone:`没有可找的记录`,placePage:`地点页`,map:`在地图上`,level:`上海给予援助的响应级别`,levelFrom:e=>`${`一二三四`.charAt(e-1)}级及以上`,levelNames:[`Ⅰ级`,`Ⅱ级`,`Ⅲ级`,`Ⅳ级`],levelWorst:`最重`,levelLegend:`填色的级别上海给予援助；Ⅰ级最重。`,levelFor:e=>`适用于${e}`,levelYears:(e,t)=>`规划期 ${e}—${t} 年`,levelOpen:`适用哪个级别没有定论`,levelYes:`援助`,levelNo:`规划没有规定`,levelsBoth:(e,t)=>`${e}：${t}`,thresholdPlaces:k,contacts:`先帮扶，再政府，后商会和组织；各由近及远`,at:[`本地`,`上一级`,`上两级`,`上三级`],route:`最近的一条路`,alsoSupports:(e,t)=>`另帮扶 ${e} 个县：${t}`,supportsSibling:(e,t)=>`帮扶同地州 ${e} 个县：${t}`,supportsWithin:(e,t)=>`帮扶其中 ${e} 个县：${t}`,and:`、`,others:e=>`等 ${e} 个`,locatedIn:e=>`设在${e}`,represents:e=>`代表${e}`,noAddress:`地址未载`,signed:e=>`${e}签署`,nearby:`邻近而有上海帮扶的地方`,nearbyNote:e=>`${e} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,nearbyNone:e=>`${e} 公里以内没有上海帮扶的地方。`,kilometres:e=>`${e} 公里`,unknown:`尚不知道的`,unknownYears:e=>`级别出自规划，规划期到 ${e} 年为止；此后是否不变，规划没有说。`,unknownAddresses:e=>`${e} 个办事机构的地址没有来源。`,unknownDates:e=>`${e} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,unknownPeople:`负责人与值班安排没有收录。`,leftOut:e=>`计算时没有用占位记录（全网 ${e} 条）。`,columns:[`次序`,`关系`,`名称`,`联系所在`,`相距级数`,`起`,`依据`,`出处`],found:(e,t)=>`${e}：先找${t}`,made:(e,t)=>`${e} 查询，数据版本 ${t}`},en:{title:`In an emergency`,sentence:`A place is hit: who in Shanghai is tied to it, and whom to ask first.`,label:`The place that was hit`,hint:`County, township, prefecture or code`,ask:`Find`,examples:`For example`,print:`Print`,of:e=>`${e}: in an emergency`,readAs:(e,t,n)=>`“${e}” was read as ${t}, by ${n}. Please check.`,choose:e=>`“${e}” may mean several places. Choose one:`,similar:e=>`No place is called “${e}”. Is it one of these?`,none:e=>`No place is called “${e}”, and none has a similar name.`,noneOut:`Give the county, city or province that contains it, or its code of six digits.`,shanghai:e=>`“${e}” lies in Shanghai.`,shanghaiOut:`This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.`,openPage:`Open the page of the place`,first:`Ask first`,firstNone:`Nobody is on record`,placePage:`Page of the place`,map:`On the map`,level:`Level of response from which Shanghai helps`,levelFrom:e=>e===1?`Level I`:`Level ${[`I`,`II`,`III`,`IV`][e-1]} or more severe`,levelNames:[`I`,`II`,`III`,`IV`],levelWorst:`most severe`,levelLegend:`Shanghai helps at the filled levels. Level I is the most severe.`,levelFor:e=>`For ${e}`,levelYears:(e,t)=>`the plan’s years, ${e} to ${t}`,levelOpen:`It is open which level applies`,levelYes:`helps`,levelNo:`not stated by the plan`,levelsBoth:(e,t)=>`${e}: ${t}`,thresholdPlaces:A,contacts:`Support, governments, then other bodies; each nearest first`,at:[`the place itself`,`one level above`,`two levels above`,`three levels above`],route:`Nearest route`,alsoSupports:(e,t)=>`Also supports ${j(e,`county`,`counties`)}: ${t}`,supportsSibling:(e,t)=>`Supports ${j(e,`county`,`counties`)} of its prefecture: ${t}`,supportsWithin:(e,t)=>`Supports ${j(e,`county`,`counties`)} in it: ${t}`,and:`, `,others:e=>`, ${e} in all`,locatedIn:e=>`in ${e}`,represents:e=>`represents ${e}`,noAddress:`address not known`,signed:e=>`signed on ${e}`,nearby:`Places near it that Shanghai supports`,nearbyNote:e=>`Within ${e} km, in a straight line between both points. People from Shanghai may be there.`,nearbyNone:e=>`Shanghai supports no place within ${e} km.`,kilometres:e=>`${e} km`,unknown:`What is not known`,unknownYears:e=>`Whether the level still applies: it is that of the plan, whose years end with ${e}.`,unknownAddresses:e=>`The address of ${j(e,`liaison office`,`liaison offices`)}.`,unknownDates:e=>`When ${j(e,`tie`,`ties`)} began. Check first whether ${e===1?`it is`:`they are`} still active.`,unknownPeople:`Who is responsible, and who is on duty.`,leftOut:e=>`Placeholders were not used (${e} in the whole network).`,columns:[`order`,`relation`,`name`,`tied at`,`levels above`,`since`,`evidence`,`sources`],found:(e,t)=>`${e}: ask ${t} first`,made:(e,t)=>`Asked on ${e}, revision ${t} of the network`}});function N({given:e,error:t,retry:r}){let i=M(),a=n(e);return t.code===`INVALID_ARGUMENT`?l(`div`,{class:`duty-candidates`,role:`alert`,children:[l(`p`,{children:[l(`b`,{children:i.shanghai(a)}),` `,i.shanghaiOut]}),l(`p`,{children:l(s,{class:`button`,path:`/place/${a}`,children:i.openPage})})]}):t.code!==`AMBIGUOUS`&&t.code!==`NOT_FOUND`?l(v,{error:t,retry:r}):t.candidates.length===0?l(`div`,{class:`duty-candidates`,role:`alert`,children:l(`p`,{children:[l(`b`,{children:i.none(a)}),` `,i.noneOut]})}):l(`div`,{class:`duty-candidates`,role:`alert`,children:[l(`p`,{children:l(`b`,{children:t.code===`AMBIGUOUS`?i.choose(a):i.similar(a)})}),l(`ul`,{children:t.candidates.map(e=>l(`li`,{children:l(s,{path:`/duty`,params:{place:e.code},children:[l(`span`,{lang:`zh`,children:e.path}),` `,l(`span`,{class:`quiet`,children:e.code})]})},e.id))})]})}function P(e){let t=[];for(let n of e){let e=t.at(-1);e&&e.at.code===n.at.code?e.contacts.push(n):t.push({at:n.at,distance:n.distance,contacts:[n]})}return t}var F=new Set([`SUPPORTS`,`SUPPORTS_SIBLING`,`FRIENDLY`,`COOPERATION`,`LIAISON_OFFICE`]);function I(e){let t=e.find(e=>F.has(e.relation))??e[0];return t?e.filter(e=>e.relation===t.relation&&e.at.code===t.at.code):[]}function L(e,t){let n=e.ties.filter(e=>`code`in e.to&&e.to.code===t);if(n.length===0)return{own:e.ties,others:[]};let r=e.otherTies.filter(e=>e.kind===`SUPPORTS`);return{own:n,others:[...e.ties.filter(e=>!n.includes(e)),...r]}}function R(e){return e.otherTies.filter(e=>e.kind!==`SUPPORTS`)}function z(e){return e.reduce((e,t)=>e+(`countyCount`in t?t.countyCount:1),0)}function B(e){let t=e.filter(e=>e.relation===`LIAISON_OFFICE`);return{offices:t.length,officesWithoutAddress:t.filter(e=>!e.address).length,undatedTies:e.filter(e=>e.ties.every(e=>!e.since)).length}}function V(e,t){let n=t.level===`PREFECTURE`?t.code.slice(0,4):t.code;return e.filter(({node:e})=>!e.code.startsWith(n))}var H=6;function U({contacts:e}){let t=M();return e.contacts.length===0?null:l(`section`,{"aria-labelledby":`contacts`,children:[l(`h2`,{id:`contacts`,children:[t.contacts,` `,l(`small`,{children:e.contacts.length})]}),P(e.contacts).map((n,r)=>l(`div`,{class:`duty-group`,children:[l(`h3`,{children:[n.at.name,` `,l(`small`,{children:t.at[n.distance]})]}),l(`ol`,{start:n.contacts[0]?.rank,children:n.contacts.map(t=>l(te,{contact:t,code:e.place.code},t.who.id))})]},r))]})}function te({contact:e,code:t}){let n=o(),{own:r}=L(e,t);return l(`li`,{children:[l(`span`,{class:`duty-rank`,"aria-hidden":`true`,children:e.rank}),l(`div`,{children:[l(`b`,{children:`code`in e.who?l(s,{path:`/place/${e.who.code}`,children:e.who.name}):e.who.name}),` `,l(`span`,{class:`duty-relation`,children:C[n][e.relation]}),l(`div`,{class:`quiet record-parts`,children:l(W,{contact:e,code:t})})]}),l(E,{evidence:e.evidence,sources:(r[0]??e.ties[0])?.sources??[]})]})}function W({contact:e,code:t}){let n=M(),r=o(),{own:a,others:s}=L(e,t),c=[],u=a[0];switch(e.relation){case`SUPPORTS`:s.length>0||a.length===1?(u&&`scheme`in u&&c.push(h[r][u.scheme]),c.push(l(O,{since:u?.since})),s.length>0&&c.push(n.alsoSupports(z(s),G(s,n)))):c.push(n.supportsWithin(z(a),G(a,n)));break;case`SUPPORTS_SIBLING`:c.push(n.supportsSibling(z(a),G(a,n)));break;case`LIAISON_OFFICE`:case`CHAMBER`:c.push(...e.ties.map(e=>e.kind===`LOCATED`?n.locatedIn(e.to.name):n.represents(e.to.name))),e.relation===`LIAISON_OFFICE`&&c.push(e.address??n.noAddress);break;case`COOPERATION`:c.push(...e.ties.map(e=>l(i,{children:[`form`in e&&l(`span`,{lang:`zh`,children:[e.form,` `]}),e.since?x(e.since,r):l(O,{since:null})]})));break;case`AGREEMENT`:c.push(u?.since?n.signed(x(u.since,r)):l(O,{since:null}));break;default:c.push(l(O,{since:u?.since}))}return c.push(...R(e).map(e=>`${m[r][e.kind]} ${e.to.name}`)),l(i,{children:c.map((e,t)=>l(`span`,{children:e},t))})}function G(e,t){let n=e.slice(0,H).map(e=>e.to.name).join(t.and);return e.length>H?`${n}${t.others(e.length)}`:n}var K=[`漾濞县`,`漾濞县苍山西镇`,`漾鼻县`,`532931`];function q({text:e}){let t=M(),[n,i]=p(e),a=d(null);return f(()=>i(e),[e]),f(()=>{e||a.current?.focus()},[e]),l(`form`,{class:`duty-form`,role:`search`,onSubmit:e=>{e.preventDefault(),n.trim()?r({params:{place:n.trim()}}):a.current?.focus()},children:[l(`label`,{for:`duty-place`,children:t.label}),l(`div`,{class:`duty-field`,children:[l(`input`,{id:`duty-place`,ref:a,type:`search`,name:`place`,autocomplete:`off`,maxLength:100,placeholder:t.hint,value:n,onInput:e=>i(e.currentTarget.value)}),l(`button`,{type:`submit`,class:`primary`,children:t.ask})]}),l(`p`,{class:`quiet duty-examples`,children:[t.examples,K.map(e=>l(s,{path:`/duty`,params:{place:e},lang:`zh`,children:e},e))]})]})}var J=t(`
  query DutyContacts($text: String!, $language: Language!) {
    contacts(place: { name: $text }) {
      basis { revision leftOut { evidence count } }
      matched { text by }
      reach
      notice(language: $language)
      place {
        __typename
        id
        code
        name(language: $language)
        chinese: name
        pinyin
        level
        location { longitude latitude basis }
        ancestors { code name(language: $language) level }
      }
      threshold { ...DutyThreshold }
      thresholds { ...DutyThreshold }
      nearestRoute { sentence(language: $language) evidence }
      contacts {
        rank
        relation
        distance
        level
        evidence
        address
        who {
          __typename
          id
          name(language: $language)
          ... on Place { code }
        }
        at { code name(language: $language) }
        ties {
          id
          kind
          since
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { scheme countyCount }
          ... on Cooperation { form }
        }
        otherTies {
          id
          kind
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { countyCount }
        }
      }
    }
  }

  fragment DutyThreshold on Threshold {
    level
    text
    places
    figure { name(language: $language) observations { from until } }
    sources { ...DutyCitation }
  }

  fragment DutyCitation on Citation {
    locator
    source { id title documentNumber evidence }
  }
`),Y=t(`
  query DutyNearby($longitude: Float!, $latitude: Float!, $kilometres: Float!, $language: Language!) {
    places(
      filter: {
        near: { longitude: $longitude, latitude: $latitude, kilometres: $kilometres }
        pairings: { some: {} }
      }
      orderBy: DISTANCE_ASC
      first: 40
    ) {
      edges {
        distance
        node {
          id
          code
          name(language: $language)
          pairings(evidence: [OFFICIAL, REPORTED, DERIVED], first: 5) {
            nodes { id since evidence supporter { code name(language: $language) } }
          }
        }
      }
    }
  }
`),X=150,Z=8;function Q({place:e}){let t=M(),n=o(),{longitude:r,latitude:i}=e.location,{data:a}=c(Y,{longitude:r,latitude:i,kilometres:X,language:_()});if(!a)return null;let d=V(a.places.edges,e).slice(0,Z);return l(`section`,{"aria-labelledby":`nearby`,class:`duty-nearby`,children:[l(`h2`,{id:`nearby`,children:t.nearby}),l(`p`,{class:`quiet`,children:d.length>0?t.nearbyNote(X):t.nearbyNone(X)}),l(`ul`,{children:d.map(({node:e,distance:r})=>l(`li`,{children:[l(s,{path:`/duty`,params:{place:e.code},children:e.name}),l(`span`,{class:`number`,children:t.kilometres(u(r??0,n))}),e.pairings.nodes.map(e=>l(`span`,{children:[l(s,{path:`/place/${e.supporter.code}`,children:e.supporter.name}),` `,l(`span`,{class:`quiet`,children:l(O,{since:e.since})})]},e.id))]},e.id))})]})}function ne({threshold:e,thresholds:t}){let n=M();return l(`section`,{class:`duty-level`,"aria-labelledby":`level`,children:[l(`h2`,{id:`level`,children:n.level}),e?l(re,{threshold:e}):l(i,{children:[l(`p`,{children:l(`b`,{children:n.levelOpen})}),l(`ul`,{children:t.map(e=>l(`li`,{children:n.levelsBoth(n.thresholdPlaces[e.places],e.text)},e.places))})]})]})}function re({threshold:e}){let t=M(),n=e.figure.observations[0];return l(i,{children:[l(`p`,{class:`large-figure`,children:e.level?t.levelFrom(e.level):e.text}),l(`ol`,{class:`duty-levels`,children:t.levelNames.map((n,r)=>{let i=e.level!==null&&e.level!==void 0&&r<e.level;return l(`li`,{class:i?`helps`:``,children:[n,l(`span`,{class:`hidden-text`,children:[` `,r===0&&t.levelWorst,` `,i?t.levelYes:t.levelNo]})]},n)})}),l(`p`,{class:`quiet`,children:t.levelLegend}),l(`p`,{class:`quiet record-parts`,children:[e.level&&t.levelFrom(e.level)!==e.text&&l(`span`,{lang:`zh`,children:e.text}),l(`span`,{children:t.levelFor(t.thresholdPlaces[e.places])}),n?.from&&n.until&&l(`span`,{children:t.levelYears(n.from,n.until)})]}),l(E,{evidence:`OFFICIAL`,sources:e.sources})]})}var ie=100;function ae(){let e=M(),t=a().params.get(`place`)?.trim().slice(0,ie)??``,n=_(),r=t?{text:t,language:n}:null,{data:i,error:o,slow:s,retry:u}=c(J,r),d=t?i?.contacts:void 0,f=d&&r?{documents:[{document:J,variables:r}],table:()=>le(d,e,n===`ZH`?`zh`:`en`)}:void 0;return l(g,{title:d?e.of(d.place.name):e.title,sentence:d?void 0:e.sentence,actions:f,children:[l(q,{text:t}),s&&l(b,{}),t&&o&&l(N,{given:t,error:o,retry:u}),d&&l(oe,{contacts:d})]})}function oe({contacts:e}){let t=M(),n=o(),{place:r,matched:i}=e,a=!i||i.by===`NAME`||i.by===`CODE`;return l(`div`,{class:`duty-answer`,children:[l(`p`,{class:`hidden-text`,role:`status`,children:t.found(r.name,I(e.contacts)[0]?.who.name??t.firstNone)}),l(`div`,{class:`duty-line`,children:[l(`p`,{class:`duty-place record-parts`,children:[l(`span`,{children:[r.ancestors.toReversed().map(e=>`${e.name} › `),l(`b`,{children:r.name})]}),l(`span`,{class:`quiet`,children:r.code}),l(`span`,{children:l(s,{path:`/place/${r.code}`,children:t.placePage})}),l(`span`,{children:l(s,{path:`/`,params:{place:r.code},children:t.map})})]}),l(`button`,{type:`button`,class:`duty-print`,onClick:()=>window.print(),children:t.print})]}),!a&&l(`p`,{class:`duty-check`,role:`note`,children:t.readAs(i.text,r.name,T[n][i.by])}),l(`div`,{class:`duty-first`,children:[l(se,{contacts:e}),l(ne,{threshold:e.threshold,thresholds:e.thresholds})]}),l(`p`,{class:`duty-notice`,children:e.notice}),e.nearestRoute&&l(`p`,{children:[l(`b`,{children:t.route}),` `,e.nearestRoute.sentence]}),l(U,{contacts:e}),r.level!==`PROVINCE`&&l(Q,{place:r}),l(ce,{contacts:e}),l(S,{records:[...e.contacts.map(({ties:e,otherTies:t})=>({sources:[...e,...t].flatMap(e=>e.sources)})),...e.threshold?[e.threshold]:[]]}),l(`p`,{class:`duty-made quiet`,children:t.made(new Date().toLocaleString(`sv-SE`).slice(0,16),e.basis.revision)})]})}var $=3;function se({contacts:e}){let t=M(),n=o(),r=I(e.contacts);return l(`section`,{class:`duty-who`,"aria-labelledby":`first`,children:[l(`h2`,{id:`first`,children:[t.first,` `,l(`small`,{children:w[n][e.reach]})]}),r.length===0&&l(`p`,{class:`large-figure`,children:t.firstNone}),r.length>$?l(i,{children:[l(`p`,{class:`many`,children:r.map(e=>e.who.name).join(t.and)}),l(`p`,{children:r[0]&&C[n][r[0].relation]})]}):l(`ul`,{children:r.map(t=>l(`li`,{children:[l(`p`,{class:`large-figure`,children:t.who.name}),l(`p`,{class:`record-parts`,children:[l(`span`,{children:C[n][t.relation]}),t.distance>0&&l(`span`,{children:t.at.name}),l(W,{contact:t,code:e.place.code})]}),l(E,{evidence:t.evidence,sources:t.ties[0]?.sources??[]})]},t.who.id))})]})}function ce({contacts:e}){let t=M(),{officesWithoutAddress:n,undatedTies:r}=B(e.contacts),i=e.threshold?.figure.observations[0]?.until,a=e.basis.leftOut.find(e=>e.evidence===`SYNTHETIC`)?.count??0;return l(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[l(`h2`,{id:`unknown`,children:t.unknown}),l(`ul`,{children:[l(`li`,{children:t.unknownPeople}),i&&D(i,ee())&&l(`li`,{children:t.unknownYears(i)}),n>0&&l(`li`,{children:t.unknownAddresses(n)}),r>0&&l(`li`,{children:t.unknownDates(r)}),a>0&&l(`li`,{children:t.leftOut(a)})]})]})}function le(e,t,n){return{titles:t.columns,rows:e.contacts.map(e=>[e.rank,C[n][e.relation],e.who.name,e.at.name,e.distance,e.ties[0]?.since??null,y[n][e.evidence],(e.ties[0]?.sources??[]).map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `)])}}export{ae as View};