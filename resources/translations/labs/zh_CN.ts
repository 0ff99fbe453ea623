<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Labs</name>
    <message>
        <source>Depthwise separable convolution</source>
        <translation>深度可分离卷积</translation>
    </message>
    <message>
        <source>A standard convolution filters and mixes channels in one step; MobileNetV1 does the two one after the other, which costs about one ninth with 3x3 filters. Move C_out and K and see which of the two decides the ratio. Then measure: is it nine times faster too? Small depthwise layers do little arithmetic for each value they fetch, so time saves less than multiply-adds do, and the gap is widest where C_out is small.</source>
        <translation>标准卷积在一步中同时滤波并混合通道；MobileNetV1 将两者先后进行，使用 3x3 滤波器时开销约为九分之一。移动 C_out 和 K，看看哪个决定比值。然后测量：它也快九倍吗？小的深度卷积层每取一个值只做很少的运算，因此时间节省得不如乘加多，在 C_out 小时差距最大。</translation>
    </message>
    <message>
        <source>Which takes the least time on this machine? Put it first.</source>
        <translation>在这台机器上哪个耗时最少？把它放在首位。</translation>
    </message>
    <message>
        <source>Map side N</source>
        <translation>特征图边长 N</translation>
    </message>
    <message>
        <source>Height and width of the input and output maps</source>
        <translation>输入和输出特征图的高与宽</translation>
    </message>
    <message>
        <source>Kernel K</source>
        <translation>卷积核 K</translation>
    </message>
    <message>
        <source>Height and width of the filters</source>
        <translation>滤波器的高与宽</translation>
    </message>
    <message>
        <source>Input channels C_in</source>
        <translation>输入通道 C_in</translation>
    </message>
    <message>
        <source>Maps in the input stack</source>
        <translation>输入中的特征图数</translation>
    </message>
    <message>
        <source>Output channels C_out</source>
        <translation>输出通道 C_out</translation>
    </message>
    <message>
        <source>Maps in the output stack</source>
        <translation>输出中的特征图数</translation>
    </message>
    <message>
        <source>Width and resolution multipliers</source>
        <translation>宽度与分辨率乘数</translation>
    </message>
    <message>
        <source>One network is a whole family: make every layer narrower (width) or every map smaller (resolution). Cost falls about as width^2 times resolution^2. Move both and compare that rule with the exact count: the first and the last layer and the depthwise layers do not follow it. Then measure whether time follows either, and set the published accuracy beside it: which of the two multipliers gives away less for the same cost?</source>
        <translation>一个网络就是一整个家族：让每层变窄（宽度）或让每张特征图变小（分辨率）。开销约按宽度² × 分辨率²下降。移动两者，把这条法则与精确计数比较：首层、末层和深度卷积层并不遵循它。然后测量时间是否遵循其一，并与已发表的准确率并列：开销相同时，哪个乘数损失更少？</translation>
    </message>
    <message>
        <source>These have about the same number of multiply-adds (between 149 and 239 million). Which takes the least time here? Put it first.</source>
        <translation>它们的乘加数大致相同（1.49 亿至 2.39 亿）。在这里哪个耗时最少？把它放在首位。</translation>
    </message>
    <message>
        <source>Width multiplier</source>
        <translation>宽度乘数</translation>
    </message>
    <message>
        <source>By which every layer&apos;s channels are multiplied</source>
        <translation>每层通道数所乘的倍数</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Height and width of the image in pixels</source>
        <translation>图像的高与宽（像素）</translation>
    </message>
    <message>
        <source>Group convolution and channel shuffle</source>
        <translation>分组卷积与通道混洗</translation>
    </message>
    <message>
        <source>Pointwise layers hold nearly all multiply-adds of a separable network. Groups cut them by g, but then each lane only ever sees its own inputs: look at the lanes without and with a shuffle between two layers. The shuffle has no multiply-adds, so it is free on paper. Measure it in the ways in which frameworks do it, and see what share of the unit&apos;s time it takes; then see it folded away.</source>
        <translation>可分离网络的乘加几乎都在逐点卷积层。分组将其减为 1/g，但每条通路就只能看到自己的输入：看看两层之间没有混洗和有混洗时的通路。混洗没有乘加，所以在纸面上是免费的。按各框架的做法测量它，看它占单元时间的多少；再看它被折叠掉之后。</translation>
    </message>
    <message>
        <source>Which way of shuffling takes the least time on this machine? Put it first.</source>
        <translation>在这台机器上哪种混洗方式耗时最少？把它放在首位。</translation>
    </message>
    <message>
        <source>Channels C</source>
        <translation>通道 C</translation>
    </message>
    <message>
        <source>Channels that enter the unit; its bottleneck has a quarter of them, and the groups must divide it</source>
        <translation>进入单元的通道数；其瓶颈为四分之一，且必须能被组数整除</translation>
    </message>
    <message>
        <source>Groups g</source>
        <translation>组数 g</translation>
    </message>
    <message>
        <source>Into how many groups the 1x1 layers are cut</source>
        <translation>1x1 层被分成多少组</translation>
    </message>
    <message>
        <source>Map side</source>
        <translation>特征图边长</translation>
    </message>
    <message>
        <source>Height and width of the unit&apos;s input</source>
        <translation>单元输入的高与宽</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>1 keeps the map&apos;s size and adds the input; 2 halves it and appends the pooled input</source>
        <translation>1 保持尺寸并加上输入；2 将尺寸减半并拼接池化后的输入</translation>
    </message>
    <message>
        <source>1: add</source>
        <translation>1：相加</translation>
    </message>
    <message>
        <source>2: concat</source>
        <translation>2：拼接</translation>
    </message>
    <message>
        <source>Group order</source>
        <translation>分组顺序</translation>
    </message>
    <message>
        <source>How the channels are read before they are transposed</source>
        <translation>转置之前通道的读取方式</translation>
    </message>
    <message>
        <source>(g, n): the paper</source>
        <translation>(g, n)：论文</translation>
    </message>
    <message>
        <source>(n, g): the authors&apos; code</source>
        <translation>(n, g)：作者的代码</translation>
    </message>
    <message>
        <source>Output group looked at</source>
        <translation>所观察的输出组</translation>
    </message>
    <message>
        <source>Whose inputs the lanes show</source>
        <translation>通路显示其输入的组</translation>
    </message>
    <message>
        <source>Linear bottlenecks</source>
        <translation>线性瓶颈</translation>
    </message>
    <message>
        <source>A spiral goes through a random matrix into n dimensions, through an activation, and back. Start with n = 2 and go up: with ReLU half of the plane folds onto lines and one point at first, and from about 15 dimensions on nearly nothing is lost. Try other seeds: with few dimensions it is luck which part survives. Choose no activation, and everything comes back at any n. That is why MobileNetV2 puts ReLU6 on wide maps only and ends its blocks linearly.</source>
        <translation>一条螺旋线经随机矩阵进入 n 维，经过激活函数，再返回。从 n = 2 开始逐渐增大：使用 ReLU 时，起初半个平面折叠到直线和一个点上，约 15 维起几乎不再丢失。试试其他种子：维数少时哪部分保留全凭运气。不用激活函数，则任何 n 都能全部返回。因此 MobileNetV2 只在宽的特征图上使用 ReLU6，而以线性层结束各块。</translation>
    </message>
    <message>
        <source>Which loses the least of the shape in this many dimensions? Put it first.</source>
        <translation>在此维数下哪个丢失的形状最少？把它放在首位。</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>What goes in: a shape in the plane, or points that you draw into the left picture with the mouse</source>
        <translation>输入：平面上的形状，或您用鼠标在左图中画的点</translation>
    </message>
    <message>
        <source>spiral</source>
        <translation>螺旋线</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>环</translation>
    </message>
    <message>
        <source>two moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>drawn by you</source>
        <translation>您画的</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>What is applied to each of the n values</source>
        <translation>作用于 n 个值中的每一个</translation>
    </message>
    <message>
        <source>Dimensions n</source>
        <translation>维数 n</translation>
    </message>
    <message>
        <source>Rows of the random matrix: how many values each point becomes</source>
        <translation>随机矩阵的行数：每个点变成多少个值</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>How large the points are; ReLU does not care, ReLU6 and h-swish do</source>
        <translation>点的尺度；对 ReLU 无影响，对 ReLU6 和 h-swish 有影响</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Which random matrix</source>
        <translation>用哪个随机矩阵</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>How many points the shape has</source>
        <translation>形状有多少个点</translation>
    </message>
    <message>
        <source>Seeds of the curve</source>
        <translation>曲线的种子数</translation>
    </message>
    <message>
        <source>How many random matrices the curve over n tries</source>
        <translation>随 n 的曲线尝试多少个随机矩阵</translation>
    </message>
    <message>
        <source>Drawn points</source>
        <translation>所画的点</translation>
    </message>
    <message>
        <source>The points that were drawn, as &quot;x,y x,y ...&quot;</source>
        <translation>所画的点，形如 &quot;x,y x,y ...&quot;</translation>
    </message>
    <message>
        <source>Inverted residual</source>
        <translation>倒残差</translation>
    </message>
    <message>
        <source>A classical bottleneck is wide at its ends and narrow inside; MobileNetV2 turns that round: narrow ends, where the shortcut is, and a wide inside that is only filtered channel by channel. Change the expansion and see cost and memory grow with it. The wide maps need not exist: done in parts they stay in the cache. Measure what that is worth here, and whether the block beats the classical one of equal multiply-adds.</source>
        <translation>经典瓶颈两端宽、中间窄；MobileNetV2 反过来：两端窄并带捷径，中间宽但只逐通道滤波。改变扩张倍数，看开销和内存随之增长。宽的特征图不必真正存在：分部分计算时它们留在缓存里。测量这在这里值多少，以及该块是否胜过乘加相同的经典瓶颈。</translation>
    </message>
    <message>
        <source>Channels k</source>
        <translation>通道 k</translation>
    </message>
    <message>
        <source>Channels at the ends of the block</source>
        <translation>块两端的通道数</translation>
    </message>
    <message>
        <source>Expansion t</source>
        <translation>扩张倍数 t</translation>
    </message>
    <message>
        <source>By which the channels are multiplied inside</source>
        <translation>内部通道所乘的倍数</translation>
    </message>
    <message>
        <source>Height and width of the block&apos;s input</source>
        <translation>块输入的高与宽</translation>
    </message>
    <message>
        <source>Of the depthwise layer</source>
        <translation>深度卷积层的步幅</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Whether the input is added to the output (at stride 1)</source>
        <translation>是否把输入加到输出上（步幅为 1 时）</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Parts n</source>
        <translation>份数 n</translation>
    </message>
    <message>
        <source>In how many parts the inside is computed</source>
        <translation>内部分多少份计算</translation>
    </message>
    <message>
        <source>Four guidelines</source>
        <translation>四条准则</translation>
    </message>
    <message>
        <source>Four ways to spend the same multiply-adds: with uneven widths (G1), in groups (G2), in fragments (G3), with element-wise operations in between (G4). Choose one, guess the order, then measure: do equal multiply-adds take equal time here? Compare with the paper&apos;s graphics card and phone. Then switch the plan from as drawn to optimised and see which of the guidelines are about the hardware and which about the software.</source>
        <translation>花费相同乘加的四种方式：不等的宽度 (G1)、分组 (G2)、碎片化 (G3)、中间夹逐元素运算 (G4)。选一种，猜测顺序，然后测量：相同的乘加在这里耗时相同吗？与论文的显卡和手机比较。再把方案从“按图”切换到“优化”，看哪些准则关乎硬件，哪些关乎软件。</translation>
    </message>
    <message>
        <source>All cost the same multiply-adds. Which takes the least time here? Put it first.</source>
        <translation>乘加数都相同。在这里哪个耗时最少？把它放在首位。</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>Which of the four experiments</source>
        <translation>四个实验中的哪一个</translation>
    </message>
    <message>
        <source>G1: equal channel width</source>
        <translation>G1：通道宽度相等</translation>
    </message>
    <message>
        <source>G2: groups</source>
        <translation>G2：分组</translation>
    </message>
    <message>
        <source>G3: fragments</source>
        <translation>G3：碎片化</translation>
    </message>
    <message>
        <source>G4: element-wise operations</source>
        <translation>G4：逐元素运算</translation>
    </message>
    <message>
        <source>Channels c</source>
        <translation>通道 c</translation>
    </message>
    <message>
        <source>Channels of the plainest option; 128 is in both columns of the paper</source>
        <translation>最简单选项的通道数；128 在论文的两列中都有</translation>
    </message>
    <message>
        <source>Height and width of the maps; the paper&apos;s are 56</source>
        <translation>特征图的高与宽；论文为 56</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>How many blocks are stacked; ten in the paper</source>
        <translation>堆叠多少个块；论文为十个</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>As drawn: each layer runs on its own. Optimised: ReLU and shortcuts are folded into convolutions</source>
        <translation>按图：每层单独运行。优化：ReLU 和捷径折叠进卷积</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>按图</translation>
    </message>
    <message>
        <source>optimised</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>Parts of MobileNetV3</source>
        <translation>MobileNetV3 的各部分</translation>
    </message>
    <message>
        <source>Every part of MobileNetV3 with two price tags: multiply-adds and milliseconds. They do not agree. h-swish has no multiply-adds at all, squeeze-and-excitation nearly none; measure what they take here, first with the optimised plan, then as drawn. The new last stage is the one change that saves both. Make the network smaller and watch the shares move.</source>
        <translation>MobileNetV3 的每个部分都有两个价签：乘加和毫秒。两者并不一致。h-swish 完全没有乘加，压缩激励几乎没有；测量它们在这里花多少时间，先用优化方案，再按图。新的末级是唯一同时节省两者的改动。把网络变小，看各份额如何移动。</translation>
    </message>
    <message>
        <source>Which of these networks takes the least time here? Put it first.</source>
        <translation>这些网络中哪个在这里耗时最少？把它放在首位。</translation>
    </message>
    <message>
        <source>MobileNetV3 Large or Small</source>
        <translation>MobileNetV3 Large 或 Small</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大 (Large)</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小 (Small)</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width multiplier: all channels times this, rounded to eights</source>
        <translation>宽度乘数：所有通道乘以它，取整到八的倍数</translation>
    </message>
    <message>
        <source>Side of the input photo in pixels</source>
        <translation>输入照片的边长（像素）</translation>
    </message>
    <message>
        <source>Optimised: activations are folded into convolutions. As drawn: each layer runs on its own</source>
        <translation>优化：激活函数折叠进卷积。按图：每层单独运行</translation>
    </message>
    <message>
        <source>Map for the functions (thousand values)</source>
        <translation>测函数用的特征图（千个值）</translation>
    </message>
    <message>
        <source>How large the map is on which each activation function is timed alone; 200 is 112 x 112 x 16</source>
        <translation>单独测量每个激活函数时特征图的大小；200 即 112 x 112 x 16</translation>
    </message>
    <message>
        <source>Denormals and caches</source>
        <translation>非规格化数与缓存</translation>
    </message>
    <message>
        <source>The same layer, the same multiply-adds, several times. First feed it numbers so small that floats can barely hold them, with and without flushing them to zero. Then choose caches: the layer finds its weights ever farther away, in the first, second and third level of cache and in memory. Which of all these is the layer&apos;s true time? All of them; that is why a time is worth nothing without its conditions.</source>
        <translation>同一层、同样的乘加，多次测量。先给它小到浮点数勉强能容纳的数，分别在刷新为零和不刷新时测量。再选择缓存：该层的权重离得越来越远，在一级、二级、三级缓存和内存中。哪一个才是该层真正的时间？全都是；因此没有条件说明的时间毫无价值。</translation>
    </message>
    <message>
        <source>The multiply-adds are the same. Which takes the least time here? Put it first.</source>
        <translation>乘加数相同。在这里哪个耗时最少？把它放在首位。</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Small numbers, or values far away</source>
        <translation>很小的数，或离得远的值</translation>
    </message>
    <message>
        <source>denormal numbers</source>
        <translation>非规格化数</translation>
    </message>
    <message>
        <source>caches</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Layer (denormals)</source>
        <translation>层（非规格化数）</translation>
    </message>
    <message>
        <source>Which layer gets the small numbers; the caches&apos; layer is always a 1x1 convolution</source>
        <translation>哪一层得到很小的数；缓存实验的层始终是 1x1 卷积</translation>
    </message>
    <message>
        <source>1x1 convolution</source>
        <translation>1x1 卷积</translation>
    </message>
    <message>
        <source>depthwise 3x3</source>
        <translation>3x3 深度卷积</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>addition</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>Input and output channels of the layer</source>
        <translation>该层的输入和输出通道数</translation>
    </message>
    <message>
        <source>Height and width of the map: each weight of the 1x1 convolution is used once for every pixel</source>
        <translation>特征图的高与宽：1x1 卷积的每个权重对每个像素使用一次</translation>
    </message>
    <message>
        <source>Denormal values (%)</source>
        <translation>非规格化值 (%)</translation>
    </message>
    <message>
        <source>How many of the input&apos;s values are denormal in the denormal input</source>
        <translation>在非规格化输入中有多少值是非规格化的</translation>
    </message>
</context>
</TS>
