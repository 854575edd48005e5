"""How common a pair of characters is in news at large, for archives too small to know.

In an archive of ten articles 工作 stands in four and so does 古树: its own counts cannot tell the
language of the press from a topic. So the archive is counted as if it stood beside WEIGHT articles
of ordinary news. A hundred articles of one's own shift the picture, ten thousand decide it.

What this buys is one scale for every size: without it two halves of one article score .052 in the
middle in archives of 16 halves, with it .075, and one threshold finds .6 of them in archives of
10, 30, 100 and 1,200 halves alike (`bench/related/calibrate.py`).

The pairs below stand in many news texts whatever their topic. The shares were counted over 742
different news texts and rounded; names and years are left out, and the words of today's official
reports that older news has not (统筹, 推进, 强调) were put in the last class by hand.
"""

from __future__ import annotations

WEIGHT = 200
"""Articles of ordinary news beside the archive. Large archives do not feel it: the other half of an
article comes first in .669, .672, .670 and .660 of the cases with 0, 50, 200 and 1,000."""
RARE = 0.004
"""Share of news texts that hold a pair of characters which is not listed."""

_SHARES = {
    0.30: ("记者 发展 经济 国家 人民 工作 我们 进行 全国 我国 问题 社会 本报"),
    0.20: ("电记 市场 报道 建设 政府 他们 中央 领导 今天 重要 去年 企业 一个"),
    0.13: (
        "更多 地区 方面 公司 第一 新闻 改革 自己 同时 部门 组织 没有 年的 是一 一些 "
        "活动 这一 目前 新的 主要 服务 特别 管理 时间 这个 生产 责任 代表 大的 加强 "
        "国际 开始 人员 关系 研究 以来 技术 精神 提高 有关 提供 取得 作为 内容 生活 "
        "信息 的大 许多 以及"
    ),
    0.10: (
        "一步 会主 要求 基础 的人 通过 举行 认为 表示 投资 积极 就是 来源 们的 在这 "
        "建立 指出 干部 的重 作用 需要 单位 以上 群众 提出 其中 中的 参加 进一 已经 "
        "国务 出的 包括 关注 人的 由于 情况 个人 可以 产品 负责 实现 政策 主席 同志 "
        "今年 增长 努力"
    ),
    0.07: (
        "项目 任务 集团 起来 一次 开放 多人 坚持 解决 得到 会上 一种 职工 农村 进入 "
        "重点 传统 采取 世纪 获得 决定 只有 出现 基本 重大 理论 会议 根据 农民 形成 "
        "经营 十分 条件 具有 开发 经过 实行 专家 而且 城市 环境 现在 两个 发挥 达到 "
        "召开 促进 结合 介绍 完成 不仅 还有 各种 重视 部长 一定 增加 推动 一位 结构 "
        "成立 必须 因此 发表 各地 不同 充分 严重 计划 保持 使用 规模 作出 正在 都是 "
        "制度 意见 机关 观点 安全 产业 最大 书记 省委 市委 省长 市长 省政 市政 全省 "
        "全市 我省 我市 出席 讲话 强调 主持 深入 落实 推进 各级 有效 措施 工程 支持 "
        "保障 机制 全面 贯彻 创新 质量 水平 实施 加快 统筹 近年 说的 的一 的工 的发 "
        "的主 的生 的经 的社 的中 在全 在一 为了 我的 有的 和发 和社 不断 提升 得了 "
        "共同 第二 三是 二是 一是 年来 来的 本市 本省 建成 他说"
    ),
}


def share(bigram: str) -> float:
    """Share (0 to 1) of ordinary news texts that hold a pair of characters."""
    return _TABLE.get(bigram, RARE)


_TABLE = {word: value for value, words in _SHARES.items() for word in words.split()}
