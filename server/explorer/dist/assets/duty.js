/* empty css       */import{b as e,g as t,h as n,p as r,x as i,y as a}from"./evidence.js";import{a as o,d as s,g as c,i as l,l as u,m as d,n as f,p,r as m,s as h,t as g,u as _}from"./page.js";import{a as v,c as y,i as b,l as x,n as S,s as C,t as w,u as T}from"./period.js";var E={SUPPORTED_AREAS:`对口帮扶地区`,OTHER_PROVINCES:`其他省区市`},D={SUPPORTED_AREAS:`supported areas`,OTHER_PROVINCES:`other provinces`};function O(e,t,n){return`${e} ${e===1?t:n}`}var k=f({zh:{title:`应急联系`,sentence:`一地受灾，上海谁与它有联系，先找谁。`,label:`受灾的地方`,hint:`县、乡镇、地州或代码`,ask:`查找`,examples:`例如`,print:`打印`,of:e=>`${e}：应急联系`,readAs:(e,t,n)=>`“${e}”按${n}理解为${t}。请核对。`,choose:e=>`“${e}”可能指几个地方，请选一个：`,similar:e=>`没有叫“${e}”的地方。是不是：`,none:e=>`没有叫“${e}”的地方，也没有名称相近的。`,noneOut:`请写出它所在的县、市或省，或者用六位代码。`,shanghai:e=>`“${e}”在上海。`,shanghaiOut:`这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。`,openPage:`打开地点页`,first:`先找`,firstNone:`没有可找的记录`,supportHere:`帮扶本地`,placePage:`地点页`,map:`在地图上`,level:`上海给予援助的响应级别`,levelNames:[`Ⅰ级`,`Ⅱ级`,`Ⅲ级`,`Ⅳ级`],levelWorst:`最重`,levelFor:e=>`适用于${e}`,levelYears:(e,t)=>`规划期 ${e}—${t} 年`,levelOpen:`适用哪个级别没有定论`,levelYes:`援助`,levelNo:`规划没有规定`,levelsBoth:(e,t)=>`${e}：${t}`,thresholdPlaces:E,contacts:`由近及远`,rank:`次序`,at:[`本地`,`上一级`,`上两级`,`上三级`],route:`最近的一条路`,supports:e=>e,alsoSupports:(e,t)=>`另帮扶 ${e} 个县：${t}`,supportsSibling:(e,t)=>`帮扶同地州 ${e} 个县：${t}`,supportsWithin:(e,t)=>`帮扶其中 ${e} 个县：${t}`,and:`、`,others:e=>`等 ${e} 个`,locatedIn:e=>`设在${e}`,represents:e=>`代表${e}`,noAddress:`地址未载`,nearby:`邻近而有上海帮扶的地方`,nearbyNote:e=>`${e} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,nearbyNone:e=>`${e} 公里以内没有上海帮扶的地方。`,kilometres:e=>`${e} 公里`,unknown:`尚不知道的`,unknownYears:e=>`级别出自规划，规划期到 ${e} 年为止；此后是否不变，规划没有说。`,unknownAddresses:e=>`${e} 个办事机构的地址没有来源。`,unknownDates:e=>`${e} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,unknownPeople:`负责人与值班安排没有收录。`,leftOut:e=>`计算时没有用占位记录（全网 ${e} 条）。`,columns:[`次序`,`关系`,`名称`,`联系所在`,`相距级数`,`起`,`依据`,`出处`],made:(e,t)=>`${e} 查询，数据修订 ${t}`},en:{title:`In an emergency`,sentence:`A place is hit: who in Shanghai is tied to it, and whom to ask first.`,label:`The place that was hit`,hint:`County, township, prefecture or code`,ask:`Find`,examples:`For example`,print:`Print`,of:e=>`${e}: in an emergency`,readAs:(e,t,n)=>`“${e}” was read as ${t}, by ${n}. Please check.`,choose:e=>`“${e}” may mean several places. Choose one:`,similar:e=>`No place is called “${e}”. Is it one of these?`,none:e=>`No place is called “${e}”, and none has a similar name.`,noneOut:`Give the county, city or province that contains it, or its code of six digits.`,shanghai:e=>`“${e}” lies in Shanghai.`,shanghaiOut:`This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.`,openPage:`Open the page of the place`,first:`Ask first`,firstNone:`Nobody is on record`,supportHere:`supports it`,placePage:`Page of the place`,map:`On the map`,level:`Level of response from which Shanghai helps`,levelNames:[`I`,`II`,`III`,`IV`],levelWorst:`most severe`,levelFor:e=>`For ${e}`,levelYears:(e,t)=>`the plan’s years, ${e} to ${t}`,levelOpen:`It is open which level applies`,levelYes:`helps`,levelNo:`not stated by the plan`,levelsBoth:(e,t)=>`${e}: ${t}`,thresholdPlaces:D,contacts:`Nearest first`,rank:`Order`,at:[`the place itself`,`one level above`,`two levels above`,`three levels above`],route:`Nearest route`,supports:e=>e,alsoSupports:(e,t)=>`Also supports ${O(e,`county`,`counties`)}: ${t}`,supportsSibling:(e,t)=>`Supports ${O(e,`county`,`counties`)} of its prefecture: ${t}`,supportsWithin:(e,t)=>`Supports ${O(e,`county`,`counties`)} in it: ${t}`,and:`, `,others:e=>`, ${e} in all`,locatedIn:e=>`in ${e}`,represents:e=>`represents ${e}`,noAddress:`address not known`,nearby:`Places near it that Shanghai supports`,nearbyNote:e=>`Within ${e} km, in a straight line between both points. People from Shanghai may be there.`,nearbyNone:e=>`Shanghai supports no place within ${e} km.`,kilometres:e=>`${e} km`,unknown:`What is not known`,unknownYears:e=>`Whether the level still applies: it is that of the plan, whose years end with ${e}.`,unknownAddresses:e=>`The address of ${O(e,`liaison office`,`liaison offices`)}.`,unknownDates:e=>`When ${O(e,`tie`,`ties`)} began. Check first whether ${e===1?`it is`:`they are`} still active.`,unknownPeople:`Who is responsible, and who is on duty.`,leftOut:e=>`Placeholders were not used (${e} in the whole network).`,columns:[`order`,`relation`,`name`,`tied at`,`levels above`,`since`,`evidence`,`sources`],made:(e,t)=>`Asked on ${e}, revision ${t} of the data`}});function A({given:e,error:t,retry:r}){let i=k();return t.code===`INVALID_ARGUMENT`?_(`div`,{class:`duty-candidates`,role:`alert`,children:[_(`p`,{children:[_(`b`,{children:i.shanghai(e)}),` `,i.shanghaiOut]}),_(`p`,{children:_(o,{class:`button`,path:`/place/${e}`,children:i.openPage})})]}):t.code!==`AMBIGUOUS`&&t.code!==`NOT_FOUND`?_(n,{error:t,retry:r}):t.candidates.length===0?_(`div`,{class:`duty-candidates`,role:`alert`,children:_(`p`,{children:[_(`b`,{children:i.none(e)}),` `,i.noneOut]})}):_(`div`,{class:`duty-candidates`,role:`alert`,children:[_(`p`,{children:_(`b`,{children:t.code===`AMBIGUOUS`?i.choose(e):i.similar(e)})}),_(`ul`,{children:t.candidates.map(e=>_(`li`,{children:_(o,{path:`/duty`,params:{place:e.code},children:[_(`span`,{lang:`zh`,children:e.path}),` `,_(`span`,{class:`quiet`,children:e.code})]})},e.id))})]})}function j(e){let t=[];for(let n of e){let e=t.at(-1);e&&e.at.code===n.at.code?e.contacts.push(n):t.push({at:n.at,distance:n.distance,contacts:[n]})}return t}var M=new Set([`SUPPORTS`,`SUPPORTS_SIBLING`]);function N(e){let t=e[0];return t?M.has(t.relation)?e.filter(e=>e.relation===t.relation&&e.at.code===t.at.code):[t]:[]}function P(e,t){let n=e.ties.filter(e=>`code`in e.to&&e.to.code===t);return n.length===0?{own:e.ties,others:[]}:{own:n,others:e.ties.filter(e=>!n.includes(e))}}function F(e){let t=e.filter(e=>e.relation===`LIAISON_OFFICE`);return{offices:t.length,officesWithoutAddress:t.filter(e=>!e.address).length,undatedTies:e.filter(e=>e.ties.every(e=>!e.since)).length}}function I(e,t){return e.filter(e=>e.code!==t.code).map(e=>({place:e,kilometres:R(t.location,e.location)})).toSorted((e,t)=>e.kilometres-t.kilometres)}var L=6371.0088;function R(e,t){let n=Math.sin(z(t.latitude-e.latitude)/2)**2+Math.cos(z(e.latitude))*Math.cos(z(t.latitude))*Math.sin(z(t.longitude-e.longitude)/2)**2;return 2*L*Math.asin(Math.min(1,Math.sqrt(n)))}function z(e){return e*Math.PI/180}var B=6;function V({contacts:e}){let t=k();return e.contacts.length===0?null:_(`section`,{"aria-labelledby":`contacts`,children:[_(`h2`,{id:`contacts`,children:[t.contacts,` `,_(`small`,{children:e.contacts.length})]}),j(e.contacts).map((n,r)=>_(`div`,{class:`duty-group`,children:[_(`h3`,{children:[n.at.name,` `,_(`small`,{children:t.at[n.distance]})]}),_(`ol`,{start:n.contacts[0]?.rank,children:n.contacts.map(t=>_(H,{contact:t,code:e.place.code},t.who.id))})]},r))]})}function H({contact:e,code:t}){let n=l(),{own:r}=P(e,t);return _(`li`,{children:[_(`span`,{class:`rank`,"aria-hidden":`true`,children:e.rank}),_(`div`,{children:[_(`b`,{children:`code`in e.who?_(o,{path:`/place/${e.who.code}`,children:e.who.name}):e.who.name}),` `,_(`span`,{class:`relation`,children:v[n][e.relation]}),_(`div`,{class:`quiet parts`,children:_(U,{contact:e,code:t})})]}),_(x,{evidence:e.evidence,sources:(r[0]??e.ties[0])?.sources??[]})]})}function U({contact:e,code:t}){let n=k(),i=l(),{own:a,others:o}=P(e,t),s=[],u=a[0];switch(e.relation){case`SUPPORTS`:o.length>0||a.length===1?(u&&`scheme`in u&&s.push(r[i][u.scheme]),s.push(_(w,{since:u?.since})),o.length>0&&s.push(n.alsoSupports(o.length,W(o,n)))):s.push(n.supportsWithin(a.length,W(a,n)));break;case`SUPPORTS_SIBLING`:s.push(n.supportsSibling(a.length,W(a,n)));break;case`LIAISON_OFFICE`:case`CHAMBER`:s.push(...e.ties.map(e=>e.kind===`LOCATED`?n.locatedIn(e.to.name):n.represents(e.to.name))),e.relation===`LIAISON_OFFICE`&&s.push(e.address??n.noAddress);break;case`COOPERATION`:s.push(...e.ties.map(e=>_(c,{children:[`form`in e&&`${e.form} `,_(w,{since:e.since})]})));break;default:s.push(_(w,{since:u?.since}))}return _(c,{children:s.map((e,t)=>_(`span`,{children:e},t))})}function W(e,t){let n=e.slice(0,B).map(e=>e.to.name).join(t.and);return e.length>B?`${n}${t.others(e.length)}`:n}var G=[`漾濞县`,`漾濞县苍山西镇`,`漾鼻县`,`532931`];function K({text:e}){let t=k(),[n,r]=d(e),i=p(null);return s(()=>r(e),[e]),s(()=>{e||i.current?.focus()},[e]),_(`form`,{class:`duty-form`,role:`search`,onSubmit:e=>{e.preventDefault(),n.trim()?h({params:{place:n.trim()}}):i.current?.focus()},children:[_(`label`,{for:`duty-place`,children:t.label}),_(`div`,{class:`field`,children:[_(`input`,{id:`duty-place`,ref:i,type:`search`,name:`place`,autocomplete:`off`,maxLength:100,placeholder:t.hint,value:n,onInput:e=>r(e.currentTarget.value)}),_(`button`,{type:`submit`,class:`primary`,children:t.ask})]}),_(`p`,{class:`quiet examples`,children:[t.examples,G.map(e=>_(o,{path:`/duty`,params:{place:e},lang:`zh`,children:e},e))]})]})}var q=e(`
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
          sources { ...DutyCitation }
          ... on Place { code }
        }
        at { code name(language: $language) }
        ties {
          id
          kind
          label(language: $language)
          since
          sinceKnown
          evidence
          from { id name(language: $language) }
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { scheme }
          ... on Cooperation { form }
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
    confidence
    note
    source { id title documentNumber issuer issuedOn url evidence }
  }
`),J=e(`
  query DutyNearby($longitude: Float!, $latitude: Float!, $kilometres: Float!, $language: Language!) {
    places(
      filter: {
        near: { longitude: $longitude, latitude: $latitude, kilometres: $kilometres }
        pairings: { some: {} }
      }
      first: 100
    ) {
      totalCount
      nodes {
        id
        code
        name(language: $language)
        location { longitude latitude basis }
        pairings(evidence: [OFFICIAL, REPORTED, DERIVED], first: 10) {
          nodes { id since evidence supporter { id code name(language: $language) } }
        }
      }
    }
  }
`),Y=150,X=8;function Z({place:e}){let t=k(),n=l(),{longitude:r,latitude:s}=e.location,{data:c}=i(J,{longitude:r,latitude:s,kilometres:Y,language:m()});if(!c)return null;let u=I(c.places.nodes,e).slice(0,X);return _(`section`,{"aria-labelledby":`nearby`,class:`duty-nearby`,children:[_(`h2`,{id:`nearby`,children:t.nearby}),_(`p`,{class:`quiet`,children:u.length>0?t.nearbyNote(Y):t.nearbyNone(Y)}),_(`ul`,{children:u.map(({place:e,kilometres:r})=>_(`li`,{children:[_(o,{path:`/duty`,params:{place:e.code},children:e.name}),_(`span`,{class:`number`,children:t.kilometres(a(r,n))}),e.pairings.nodes.map(e=>_(`span`,{children:[_(o,{path:`/place/${e.supporter.code}`,children:e.supporter.name}),` `,_(`span`,{class:`quiet`,children:_(w,{since:e.since})})]},e.id))]},e.id))})]})}function Q({threshold:e,thresholds:t}){let n=k();return _(`section`,{class:`duty-level`,"aria-labelledby":`level`,children:[_(`h2`,{id:`level`,children:n.level}),e?_($,{threshold:e}):_(c,{children:[_(`p`,{children:_(`b`,{children:n.levelOpen})}),_(`ul`,{children:t.map(e=>_(`li`,{children:n.levelsBoth(n.thresholdPlaces[e.places],e.text)},e.places))})]})]})}function $({threshold:e}){let t=k(),n=e.figure.observations[0];return _(c,{children:[_(`p`,{class:`figure`,lang:`zh`,children:e.text}),_(`ol`,{class:`levels`,children:t.levelNames.map((n,r)=>{let i=e.level!==null&&e.level!==void 0&&r<e.level;return _(`li`,{class:i?`helps`:``,children:[n,_(`span`,{class:`hidden-text`,children:[` `,r===0&&t.levelWorst,` `,i?t.levelYes:t.levelNo]})]},n)})}),_(`p`,{class:`quiet parts`,children:[_(`span`,{children:t.levelFor(t.thresholdPlaces[e.places])}),n?.from&&n.until&&_(`span`,{children:t.levelYears(n.from,n.until)})]}),_(x,{evidence:`OFFICIAL`,sources:e.sources})]})}function ee(){let e=k(),n=u().params.get(`place`)?.trim()??``,r=n?{text:n,language:m()}:null,{data:a,error:o,slow:s,retry:c}=i(q,r),l=n?a?.contacts:void 0,d=l&&r?{documents:[{document:q,variables:r}],table:()=>ie(l,e)}:void 0;return _(g,{title:l?e.of(l.place.name):e.title,sentence:l?void 0:e.sentence,actions:d,children:[_(K,{text:n}),s&&_(t,{}),n&&o&&_(A,{given:n,error:o,retry:c}),l&&_(te,{contacts:l})]})}function te({contacts:e}){let t=k(),n=l(),{place:r,matched:i}=e,a=!i||i.by===`NAME`||i.by===`CODE`;return _(`div`,{class:`duty-answer`,"aria-live":`polite`,children:[_(`button`,{type:`button`,class:`duty-print`,onClick:()=>window.print(),children:t.print}),_(`p`,{class:`duty-place parts`,children:[_(`span`,{children:[r.ancestors.toReversed().map(e=>`${e.name} › `),_(`b`,{children:r.name})]}),_(`span`,{class:`quiet`,children:r.code}),_(`span`,{children:_(o,{path:`/place/${r.code}`,children:t.placePage})}),_(`span`,{children:_(o,{path:`/`,params:{place:r.code},children:t.map})})]}),!a&&_(`p`,{class:`duty-check`,role:`note`,children:t.readAs(i.text,r.name,S[n][i.by])}),_(`div`,{class:`duty-first`,children:[_(ne,{contacts:e}),_(Q,{threshold:e.threshold,thresholds:e.thresholds})]}),_(`p`,{class:`duty-notice`,children:e.notice}),e.nearestRoute&&_(`p`,{children:[_(`b`,{children:t.route}),` `,e.nearestRoute.sentence]}),_(V,{contacts:e}),r.level!==`PROVINCE`&&_(Z,{place:r}),_(re,{contacts:e}),_(T,{records:[...e.contacts.map(({ties:e})=>({sources:e.flatMap(e=>e.sources)})),...e.threshold?[e.threshold]:[]]}),_(`p`,{class:`duty-made quiet`,children:t.made(new Date().toLocaleString(`sv-SE`).slice(0,16),e.basis.revision)})]})}function ne({contacts:e}){let t=k(),n=l(),r=N(e.contacts);return _(`section`,{class:`duty-who`,"aria-labelledby":`first`,children:[_(`h2`,{id:`first`,children:[t.first,` `,_(`small`,{children:b[n][e.reach]})]}),r.length===0&&_(`p`,{class:`figure`,children:t.firstNone}),_(`ul`,{children:r.map(t=>_(`li`,{children:[_(`p`,{class:`figure`,children:t.who.name}),_(`p`,{class:`parts`,children:[_(`span`,{children:v[n][t.relation]}),t.distance>0&&_(`span`,{children:t.at.name}),_(U,{contact:t,code:e.place.code})]}),_(x,{evidence:t.evidence,sources:t.ties[0]?.sources??[]})]},t.who.id))})]})}function re({contacts:e}){let t=k(),{officesWithoutAddress:n,undatedTies:r}=F(e.contacts),i=e.threshold?.figure.observations[0]?.until,a=e.basis.leftOut.find(e=>e.evidence===`SYNTHETIC`)?.count??0;return _(`section`,{class:`unknown`,"aria-labelledby":`unknown`,children:[_(`h2`,{id:`unknown`,children:t.unknown}),_(`ul`,{children:[_(`li`,{children:t.unknownPeople}),i&&C(i,y())&&_(`li`,{children:t.unknownYears(i)}),n>0&&_(`li`,{children:t.unknownAddresses(n)}),r>0&&_(`li`,{children:t.unknownDates(r)}),a>0&&_(`li`,{children:t.leftOut(a)})]})]})}function ie(e,t){return{titles:t.columns,rows:e.contacts.map(e=>[e.rank,e.relation,e.who.name,e.at.name,e.distance,e.ties[0]?.since??null,e.evidence,(e.ties[0]?.sources??[]).map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `)])}}export{ee as View};