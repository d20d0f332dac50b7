/** An article with two direct quotes by people with roles, a pronoun, and a term in marks. */
export const CHINESE = `远港银行发布2031年度报告

3月5日，远港银行在海城发布2031年度报告，全年净利润42亿元，同比增长8%，不良贷款率降至1.1%。

远港银行首席风险官林致远表示：“我们把贷款审批的时间从五天缩短到了六小时，但每一笔拒绝都要有人复核。”他强调：“模型只能建议，不能替人签字。”

报告还提到所谓的“灯塔计划”，预计2032年投入3亿元升级风控系统。
`

/** An English article with one direct quote. */
export const ENGLISH = `Harbour Bank cuts loan approval to six hours

Harbour Bank said on 5 March that net profit rose 8% to 4.2 billion crowns in 2031, while bad loans fell to 1.1% of the total.

“A model may advise, but it never signs for anyone,” said Lena Marsh, chief risk officer of Harbour Bank.

The bank will spend 300 million crowns on its risk systems next year.
`
