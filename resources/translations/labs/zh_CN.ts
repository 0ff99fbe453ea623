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
        <translation>宽度系数与分辨率系数</translation>
    </message>
    <message>
        <source>One network is a whole family: make every layer narrower (width) or every map smaller (resolution). Cost falls about as width^2 times resolution^2. Move both and compare that rule with the exact count: the first and the last layer and the depthwise layers do not follow it. Then measure whether time follows either, and set the published accuracy beside it: which of the two multipliers gives away less for the same cost?</source>
        <translation>一个网络就是一整个家族：让每层变窄（宽度）或让每张特征图变小（分辨率）。开销约按宽度² × 分辨率²下降。移动两者，把这条法则与精确计数比较：首层、末层和深度卷积层并不遵循它。然后测量时间是否遵循其一，并与已发表的准确率并列：开销相同时，哪个系数损失更少？</translation>
    </message>
    <message>
        <source>These have about the same number of multiply-adds (between 149 and 239 million). Which takes the least time here? Put it first.</source>
        <translation>它们的乘加数大致相同（1.49 亿至 2.39 亿）。在这里哪个耗时最少？把它放在首位。</translation>
    </message>
    <message>
        <source>Width multiplier</source>
        <translation>宽度系数</translation>
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
        <translation>经典瓶颈两端宽、中间窄；MobileNetV2 反过来：两端窄并带捷径，中间宽但只逐通道滤波。改变扩展倍数，看开销和内存随之增长。宽的特征图不必真正存在：分部分计算时它们留在缓存里。测量这在这里值多少，以及该块是否胜过乘加相同的经典瓶颈。</translation>
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
        <translation>扩展倍数 t</translation>
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
        <translation>花费相同乘加的四种方式：不等的宽度 (G1)、分组 (G2)、碎片化 (G3)、中间夹逐元素运算 (G4)。选一种，猜测顺序，然后测量：相同的乘加在这里耗时相同吗？与论文的显卡和手机比较。再把计划从“按原样”切换到“优化”，看哪些准则关乎硬件，哪些关乎软件。</translation>
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
        <translation>计划</translation>
    </message>
    <message>
        <source>As drawn: each layer runs on its own. Optimised: ReLU and shortcuts are folded into convolutions</source>
        <translation>按原样：每层单独运行。优化：ReLU 和捷径折叠进卷积</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>按原样</translation>
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
        <translation>MobileNetV3 的每个部分都有两个价签：乘加和毫秒。两者并不一致。h-swish 完全没有乘加，压缩激励几乎没有；测量它们在这里花多少时间，先用优化计划，再按原样。新的末阶段是唯一同时节省两者的改动。把网络变小，看各份额如何移动。</translation>
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
        <translation>宽度系数：所有通道乘以它，取整到八的倍数</translation>
    </message>
    <message>
        <source>Side of the input photo in pixels</source>
        <translation>输入照片的边长（像素）</translation>
    </message>
    <message>
        <source>Optimised: activations are folded into convolutions. As drawn: each layer runs on its own</source>
        <translation>优化：激活函数折叠进卷积。按原样：每层单独运行</translation>
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
    <message>
        <source>%1 times fewer multiply-adds, and measured here %2 times faster.</source>
        <translation>乘加数降至 1/%1，本机实测速度是原来的 %2 倍。</translation>
    </message>
    <message>
        <source>%1 times fewer multiply-adds, but measured here %2 times faster.</source>
        <translation>乘加数降至 1/%1，但本机实测速度是原来的 %2 倍。</translation>
    </message>
    <message>
        <source>%1 times fewer multiply-adds, but measured here %2 times slower.</source>
        <translation>乘加数降至 1/%1，但本机实测反而更慢，用时是原来的 %2 倍。</translation>
    </message>
    <message>
        <source>3x3 depthwise separable against standard convolutions</source>
        <translation>3x3 深度可分离卷积对标准卷积</translation>
    </message>
    <message>
        <source>3x3, 512 to 512 channels, 14x14: standard convolution</source>
        <translation>3x3，512 到 512 通道，14x14：标准卷积</translation>
    </message>
    <message>
        <source>462 million multiply-adds, 2.36 million parameters</source>
        <translation>4.62 亿次乘加，236 万参数</translation>
    </message>
    <message>
        <source>4866 million multiply-adds, 29.3 million parameters, 71.7 % on ImageNet</source>
        <translation>48.66 亿次乘加，2930 万参数，ImageNet 71.7 %</translation>
    </message>
    <message>
        <source>52.3 million multiply-adds, 0.27 million parameters</source>
        <translation>5230 万次乘加，27 万参数</translation>
    </message>
    <message>
        <source>569 million multiply-adds, 4.2 million parameters, 70.6 % on ImageNet</source>
        <translation>5.69 亿次乘加，420 万参数，ImageNet 70.6 %</translation>
    </message>
    <message>
        <source>As the paper prints it</source>
        <translation>论文原表所印</translation>
    </message>
    <message>
        <source>C_out + K*K = %1 is not the ratio: nothing becomes %1 times cheaper. It is the separable work for one pixel of one input channel; the standard work is %2, and only their quotient says something.</source>
        <translation>C_out + K*K = %1 并不是比值：没有任何东西便宜到 1/%1。它是可分离卷积在一个像素、一个输入通道上的工作量；标准卷积的这一工作量是 %2，只有两者之商才有意义。</translation>
    </message>
    <message>
        <source>Counted as if each layer read its input and its weights once and wrote its output once, 4 bytes a value. The separable version writes one more map in between and reads it again, so its traffic shrinks far less than its multiply-adds; where weights are few it even grows.</source>
        <translation>计数时假定每层读取输入和权重各一次、写出输出一次，每个值 4 字节。可分离卷积在中间多写一张特征图并再读一次，因此内存访问量的减少远不如乘加数；权重很少时甚至会增加。</translation>
    </message>
    <message>
        <source>Memory traffic</source>
        <translation>内存访问量</translation>
    </message>
    <message>
        <source>N and C_in cancel. With many output channels 1/C_out vanishes, and a 3x3 kernel costs a little more than one ninth. A popular explanation on the web gives the ratio as C_out + K*K. That is what is left of the numerator when N^2 C_in is taken out; the denominator C_out K^2 was forgotten. The table &apos;The ratio, and what it is not&apos; puts your numbers in.</source>
        <translation>N 与 C_in 约去。输出通道很多时 1/C_out 趋于零，3x3 卷积核的开销略高于九分之一。网上流传的一种解释把比值写成 C_out + K*K。那只是从分子中提出 N^2 C_in 后剩下的部分；分母 C_out K^2 被遗忘了。表格“比值是什么，不是什么”代入了您的数字。</translation>
    </message>
    <message>
        <source>Predicted against measured speed-up</source>
        <translation>预测与实测的加速比</translation>
    </message>
    <message>
        <source>Predicted and measured</source>
        <translation>预测与实测</translation>
    </message>
    <message>
        <source>The depthwise layer gives each input channel one flat K x K filter of its own and mixes nothing. The pointwise layer then is a 1x1 convolution: at each pixel, each output is a weighted sum of all channels.</source>
        <translation>深度卷积层给每个输入通道一个自己的 K x K 平面滤波器，通道之间互不混合。随后的逐点卷积层是 1x1 卷积：在每个像素上，每个输出都是所有通道的加权和。</translation>
    </message>
    <message>
        <source>The depthwise layer has %1 of the separable multiply-adds and takes %2 of its time.</source>
        <translation>深度卷积层占可分离卷积乘加数的 %1，却占其时间的 %2。</translation>
    </message>
    <message>
        <source>The input is a stack of C_in maps of N x N values; the output shall be C_out maps of the same size. A standard convolution has C_out filters, each a block of K x K x C_in weights. Each output value multiplies a whole block with the input below it and adds up.</source>
        <translation>输入是 C_in 张 N x N 的特征图；输出应为同样大小的 C_out 张特征图。标准卷积有 C_out 个滤波器，每个是 K x K x C_in 的一块权重。每个输出值由整块权重与其下方的输入逐个相乘再求和得到。</translation>
    </message>
    <message>
        <source>The prediction takes time to be proportional to multiply-adds. The measurement runs the bare convolutions (no batch norm, no activation) of both versions in turns on this machine, layer by layer. In the sweeps one of C_out and K varies and the rest stays as you chose; shapes whose standard convolution exceeds 2 billion multiply-adds are left out.</source>
        <translation>预测假定时间与乘加数成正比。测量则在这台机器上轮流、逐层运行两种方案的裸卷积（没有批归一化和激活函数）。扫描时 C_out 与 K 中只有一个变化，其余保持您的选择；标准卷积超过 20 亿次乘加的形状不参与扫描。</translation>
    </message>
    <message>
        <source>The ratio</source>
        <translation>比值</translation>
    </message>
    <message>
        <source>The ratio, and what it is not</source>
        <translation>比值是什么，不是什么</translation>
    </message>
    <message>
        <source>The same map, two ways</source>
        <translation>同一特征图，两种算法</translation>
    </message>
    <message>
        <source>The separable convolution has %1 times fewer multiply-adds. Measure here to see how much of that arrives as time.</source>
        <translation>可分离卷积的乘加数降至 1/%1。点“在此测量”，看看其中有多少真正体现为时间。</translation>
    </message>
    <message>
        <source>What is computed</source>
        <translation>计算的是什么</translation>
    </message>
    <message>
        <source>With K = 1 there is nothing to separate: the extra depthwise layer only adds work.</source>
        <translation>K = 1 时没有什么可分离：额外的深度卷积层只会增加工作量。</translation>
    </message>
    <message>
        <source>between 8 and 9 times less computation</source>
        <translation>计算量为 1/8 至 1/9</translation>
    </message>
    <message>
        <source>bytes read</source>
        <translation>读取字节</translation>
    </message>
    <message>
        <source>bytes written</source>
        <translation>写入字节</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计数所得</translation>
    </message>
    <message>
        <source>counted layer by layer</source>
        <translation>逐层计数</translation>
    </message>
    <message>
        <source>counted: separable by standard multiply-adds</source>
        <translation>计数所得：可分离与标准的乘加数之比</translation>
    </message>
    <message>
        <source>depthwise layer</source>
        <translation>深度卷积层</translation>
    </message>
    <message>
        <source>depthwise separable</source>
        <translation>深度可分离卷积</translation>
    </message>
    <message>
        <source>depthwise separable (both)</source>
        <translation>深度可分离卷积（两层合计）</translation>
    </message>
    <message>
        <source>depthwise-separable</source>
        <translation>深度可分离卷积</translation>
    </message>
    <message>
        <source>depthwise: N^2 K^2 C_in, pointwise: N^2 C_in C_out multiply-adds</source>
        <translation>深度卷积：N^2 K^2 C_in 次乘加；逐点卷积：N^2 C_in C_out 次乘加</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>how many times fewer</source>
        <translation>减少为几分之一</translation>
    </message>
    <message>
        <source>in-channels</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>measured (times faster)</source>
        <translation>实测（速度倍数）</translation>
    </message>
    <message>
        <source>multiply-adds (papers)</source>
        <translation>乘加数（论文口径）</translation>
    </message>
    <message>
        <source>none: no time</source>
        <translation>无：未给时间</translation>
    </message>
    <message>
        <source>often quoted instead, but no ratio</source>
        <translation>常被误引，但不是比值</translation>
    </message>
    <message>
        <source>out-channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>pointwise layer</source>
        <translation>逐点卷积层</translation>
    </message>
    <message>
        <source>predicted (times fewer multiply-adds)</source>
        <translation>预测（乘加数减少的倍数）</translation>
    </message>
    <message>
        <source>section 3.1</source>
        <translation>第 3.1 节</translation>
    </message>
    <message>
        <source>separable (ms)</source>
        <translation>可分离 (ms)</translation>
    </message>
    <message>
        <source>separable, %1x%1, %2 to %3 channels, %4x%4</source>
        <translation>可分离，%1x%1，%2 到 %3 通道，%4x%4</translation>
    </message>
    <message>
        <source>side</source>
        <translation>边长</translation>
    </message>
    <message>
        <source>spread (ms)</source>
        <translation>离散度 (ms)</translation>
    </message>
    <message>
        <source>standard (ms)</source>
        <translation>标准 (ms)</translation>
    </message>
    <message>
        <source>standard convolution</source>
        <translation>标准卷积</translation>
    </message>
    <message>
        <source>standard, %1x%1, %2 to %3 channels, %4x%4</source>
        <translation>标准，%1x%1，%2 到 %3 通道，%4x%4</translation>
    </message>
    <message>
        <source>standard: N^2 K^2 C_in C_out multiply-adds, K^2 C_in C_out weights</source>
        <translation>标准卷积：N^2 K^2 C_in C_out 次乘加，K^2 C_in C_out 个权重</translation>
    </message>
    <message>
        <source>table 3</source>
        <translation>表 3</translation>
    </message>
    <message>
        <source>table 4</source>
        <translation>表 4</translation>
    </message>
    <message>
        <source>the paper&apos;s device</source>
        <translation>论文所用设备</translation>
    </message>
    <message>
        <source>the paper&apos;s figure</source>
        <translation>论文数值</translation>
    </message>
    <message>
        <source>the paper&apos;s ratio</source>
        <translation>论文中的比值</translation>
    </message>
    <message>
        <source>the same of the standard convolution</source>
        <translation>标准卷积的同一数值</translation>
    </message>
    <message>
        <source>the same, depthwise separable</source>
        <translation>同上，深度可分离卷积</translation>
    </message>
    <message>
        <source>the whole network with full convolutions</source>
        <translation>整个网络，使用标准卷积</translation>
    </message>
    <message>
        <source>the whole network, depthwise separable</source>
        <translation>整个网络，使用深度可分离卷积</translation>
    </message>
    <message>
        <source>time here (ms)</source>
        <translation>本机时间 (ms)</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>what</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>what C_out + K^2 is: separable multiply-adds for each pixel and input channel</source>
        <translation>C_out + K^2 其实是：可分离卷积在每个像素、每个输入通道上的乘加数</translation>
    </message>
    <message>
        <source>where</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>%1: the rule of thumb promises %2 of the full network&apos;s multiply-adds, counted are %3, and measured here is %4 of its time.</source>
        <translation>%1：经验法则预计乘加数为完整网络的 %2，计数结果为 %3，而本机实测时间为 %4。</translation>
    </message>
    <message>
        <source>%1: the rule of thumb promises %2 of the full network&apos;s multiply-adds, counted are %3.</source>
        <translation>%1：经验法则预计乘加数为完整网络的 %2，计数结果为 %3。</translation>
    </message>
    <message>
        <source>149 million, 1.3 million parameters, 63.7 %</source>
        <translation>1.49 亿次，130 万参数，63.7 %</translation>
    </message>
    <message>
        <source>186 million multiply-adds, 64.4 %</source>
        <translation>1.86 亿次乘加，64.4 %</translation>
    </message>
    <message>
        <source>290 million multiply-adds, 67.2 %</source>
        <translation>2.90 亿次乘加，67.2 %</translation>
    </message>
    <message>
        <source>325 million, 2.6 million parameters, 68.4 %</source>
        <translation>3.25 亿次，260 万参数，68.4 %</translation>
    </message>
    <message>
        <source>41 million, 0.5 million parameters, 50.6 %</source>
        <translation>4100 万次，50 万参数，50.6 %</translation>
    </message>
    <message>
        <source>418 million multiply-adds, 69.1 %</source>
        <translation>4.18 亿次乘加，69.1 %</translation>
    </message>
    <message>
        <source>569 million multiply-adds, 4.2 million parameters, 70.6 %</source>
        <translation>5.69 亿次乘加，420 万参数，70.6 %</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Every layer&apos;s channels are multiplied by the width. A pointwise layer from C_in to C_out channels then has width C_in times width C_out weights: its cost falls with the square.</source>
        <translation>每层的通道数都乘以宽度系数。从 C_in 到 C_out 通道的逐点卷积层于是有 宽度 C_in 乘以 宽度 C_out 个权重：开销按平方下降。</translation>
    </message>
    <message>
        <source>Measure here to see whether time follows.</source>
        <translation>点“在此测量”，看看时间是否也随之下降。</translation>
    </message>
    <message>
        <source>Measured are whole networks in the optimised plan, in turns, with random weights (time does not depend on them). Small networks leave less to do between the fixed costs, and narrow layers fill the processor&apos;s vectors worse, so time usually falls more slowly than multiply-adds.</source>
        <translation>测量的是优化计划下的整个网络，轮流运行，使用随机权重（时间与权重无关）。网络越小，固定开销之间可做的工作越少，窄的层也更难填满处理器的向量，因此时间通常比乘加数下降得慢。</translation>
    </message>
    <message>
        <source>Nobody has printed an accuracy for %1; the paper&apos;s are at its own stops.</source>
        <translation>没有人发表过 %1 的准确率；论文只给出其自选各档的准确率。</translation>
    </message>
    <message>
        <source>Published accuracy falls from %1 % to %2 %.</source>
        <translation>发表的准确率从 %1 % 降至 %2 %。</translation>
    </message>
    <message>
        <source>Resolution multiplier</source>
        <translation>分辨率系数</translation>
    </message>
    <message>
        <source>Rule, count, time, accuracy</source>
        <translation>法则、计数、时间、准确率</translation>
    </message>
    <message>
        <source>The accuracies are the paper&apos;s and its authors&apos; release&apos;s, on ImageNet; nothing is trained here. A width between the paper&apos;s stops has none.</source>
        <translation>准确率来自论文及其作者发布的模型，在 ImageNet 上测得；这里不做任何训练。介于论文各档之间的宽度没有准确率。</translation>
    </message>
    <message>
        <source>The first convolution reads three colours whatever the width, a depthwise layer has one filter a channel: both fall with width to the first power. The classifier sees one pixel and has a fixed number of classes: it falls with width alone and not with resolution. Channels are whole numbers (here: cut off, at least 8), and a map of 7 pixels cannot be halved exactly. The table &apos;Why the rule is not exact&apos; has each part.</source>
        <translation>首个卷积无论宽度如何都读取三个颜色通道，深度卷积层每个通道只有一个滤波器：两者只随宽度的一次方下降。分类器只看一个像素，类别数固定：它只随宽度下降，与分辨率无关。通道数是整数（此处向下取整，至少为 8），7 像素的特征图也不能恰好减半。表格“法则为何不精确”逐项列出各部分。</translation>
    </message>
    <message>
        <source>The image is made smaller, and with it every map: height and width both, so that cost again falls with the square. The weights stay as they are: a smaller resolution saves no parameters.</source>
        <translation>图像变小，每张特征图也随之变小：高与宽都变，因此开销同样按平方下降。权重保持不变：降低分辨率不会减少参数。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why the rule is not exact</source>
        <translation>法则为何不精确</translation>
    </message>
    <message>
        <source>arXiv 1704.04861 table 6</source>
        <translation>arXiv 1704.04861 表 6</translation>
    </message>
    <message>
        <source>arXiv 1704.04861 table 7</source>
        <translation>arXiv 1704.04861 表 7</translation>
    </message>
    <message>
        <source>arXiv 1704.04861 table 9</source>
        <translation>arXiv 1704.04861 表 9</translation>
    </message>
    <message>
        <source>arXiv 1704.04861 tables 4, 6, 7, 8</source>
        <translation>arXiv 1704.04861 表 4、6、7、8</translation>
    </message>
    <message>
        <source>arXiv 1704.04861 tables 5 and 6</source>
        <translation>arXiv 1704.04861 表 5 与表 6</translation>
    </message>
    <message>
        <source>by its law (%)</source>
        <translation>按其规律 (%)</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>分类器</translation>
    </message>
    <message>
        <source>counted (% of full)</source>
        <translation>计数所得（占完整网络的 %）</translation>
    </message>
    <message>
        <source>counted (%)</source>
        <translation>计数所得 (%)</translation>
    </message>
    <message>
        <source>depthwise layers</source>
        <translation>深度卷积层</translation>
    </message>
    <message>
        <source>falls as</source>
        <translation>下降规律</translation>
    </message>
    <message>
        <source>first convolution</source>
        <translation>首个卷积</translation>
    </message>
    <message>
        <source>multipliers</source>
        <translation>宽度与分辨率系数</translation>
    </message>
    <message>
        <source>multiply-adds at 1.0 @224</source>
        <translation>1.0 @224 的乘加数</translation>
    </message>
    <message>
        <source>multiply-adds here</source>
        <translation>此处的乘加数</translation>
    </message>
    <message>
        <source>nearly width^2 * resolution^2</source>
        <translation>近似 宽度^2 * 分辨率^2</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>pointwise layer: (width C_in) (width C_out) (rho N)^2, with rho = resolution / 224</source>
        <translation>逐点卷积层：(宽度 C_in) (宽度 C_out) (rho N)^2，其中 rho = 分辨率 / 224</translation>
    </message>
    <message>
        <source>pointwise layers</source>
        <translation>逐点卷积层</translation>
    </message>
    <message>
        <source>printed in</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>published top-1 (%)</source>
        <translation>发表的 top-1 (%)</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>rule of thumb (% of full)</source>
        <translation>经验法则（占完整网络的 %）</translation>
    </message>
    <message>
        <source>section 3.3</source>
        <translation>第 3.3 节</translation>
    </message>
    <message>
        <source>share of the network here (%)</source>
        <translation>在此网络中的份额 (%)</translation>
    </message>
    <message>
        <source>table 6</source>
        <translation>表 6</translation>
    </message>
    <message>
        <source>table 7</source>
        <translation>表 7</translation>
    </message>
    <message>
        <source>tables 6 and 7</source>
        <translation>表 6 与表 7</translation>
    </message>
    <message>
        <source>tensorflow/models research/slim/nets/mobilenet_v1.md (commit 02c04f49)</source>
        <translation>tensorflow/models research/slim/nets/mobilenet_v1.md（提交 02c04f49）</translation>
    </message>
    <message>
        <source>time here (% of full)</source>
        <translation>本机时间（占完整网络的 %）</translation>
    </message>
    <message>
        <source>whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>width * resolution^2</source>
        <translation>宽度 * 分辨率^2</translation>
    </message>
    <message>
        <source>width 0.5, resolution 224</source>
        <translation>宽度 0.5，分辨率 224</translation>
    </message>
    <message>
        <source>width 0.75, resolution 160</source>
        <translation>宽度 0.75，分辨率 160</translation>
    </message>
    <message>
        <source>width 0.75, resolution 192</source>
        <translation>宽度 0.75，分辨率 192</translation>
    </message>
    <message>
        <source>width 1, resolution 128</source>
        <translation>宽度 1，分辨率 128</translation>
    </message>
    <message>
        <source>width^2 * resolution^2</source>
        <translation>宽度^2 * 分辨率^2</translation>
    </message>
    <message>
        <source>1x1 group convolution to a quarter of the channels (the bottleneck m), shuffle, 3x3 depthwise convolution, 1x1 group convolution back, and the input added. At stride 2 the input is averaged over 3x3 instead and put beside the result, which doubles the channels.</source>
        <translation>1x1 分组卷积降到四分之一的通道（瓶颈 m），混洗，3x3 深度卷积，1x1 分组卷积恢复通道数，再加上输入。步幅为 2 时，输入改为 3x3 平均池化后与结果拼接，通道数因此加倍。</translation>
    </message>
    <message>
        <source>34.5 % and 32.6 %</source>
        <translation>34.5 % 与 32.6 %</translation>
    </message>
    <message>
        <source>37.6 % and 32.4 %</source>
        <translation>37.6 % 与 32.4 %</translation>
    </message>
    <message>
        <source>ShuffleNet 0.5x, g = 3: error on ImageNet without and with shuffle</source>
        <translation>ShuffleNet 0.5x，g = 3：无混洗与有混洗的 ImageNet 错误率</translation>
    </message>
    <message>
        <source>ShuffleNet 0.5x, g = 8: error on ImageNet without and with shuffle</source>
        <translation>ShuffleNet 0.5x，g = 8：无混洗与有混洗的 ImageNet 错误率</translation>
    </message>
    <message>
        <source>ShuffleNet 0.25x, g = 3: error on ImageNet without and with shuffle</source>
        <translation>ShuffleNet 0.25x，g = 3：无混洗与有混洗的 ImageNet 错误率</translation>
    </message>
    <message>
        <source>ShuffleNet 0.25x, g = 8: error on ImageNet without and with shuffle</source>
        <translation>ShuffleNet 0.25x，g = 8：无混洗与有混洗的 ImageNet 错误率</translation>
    </message>
    <message>
        <source>45.7 % and 43.2 %</source>
        <translation>45.7 % 与 43.2 %</translation>
    </message>
    <message>
        <source>48.1 % and 42.3 %</source>
        <translation>48.1 % 与 42.3 %</translation>
    </message>
    <message>
        <source>56.3 % and 55.0 %</source>
        <translation>56.3 % 与 55.0 %</translation>
    </message>
    <message>
        <source>56.5 % and 52.7 %</source>
        <translation>56.5 % 与 52.7 %</translation>
    </message>
    <message>
        <source>Against one group: %1 times fewer multiply-adds, %2 times faster here.</source>
        <translation>与一组相比：乘加数降至 1/%1，本机速度是其 %2 倍。</translation>
    </message>
    <message>
        <source>Against one group: %1 times fewer multiply-adds, %2 times slower here.</source>
        <translation>与一组相比：乘加数降至 1/%1，本机却更慢，用时是其 %2 倍。</translation>
    </message>
    <message>
        <source>Channel shuffle</source>
        <translation>通道混洗</translation>
    </message>
    <message>
        <source>Folded into the next layer&apos;s addressing, its cost cannot be told from the noise of the measurement.</source>
        <translation>折叠进下一层的寻址之后，其开销已淹没在测量噪声中。</translation>
    </message>
    <message>
        <source>Folded into the next layer&apos;s addressing, the unit takes %1 less than without any shuffle.</source>
        <translation>折叠进下一层的寻址之后，单元比完全没有混洗时少用 %1 的时间。</translation>
    </message>
    <message>
        <source>Folded into the next layer&apos;s addressing, the unit takes %1 longer than without any shuffle.</source>
        <translation>折叠进下一层的寻址之后，单元比完全没有混洗时多用 %1 的时间。</translation>
    </message>
    <message>
        <source>Four ways to shuffle, one result</source>
        <translation>四种混洗方式，一个结果</translation>
    </message>
    <message>
        <source>Frameworks without a shuffle reshape, transpose and reshape: one copy of the map. Some gather by a table of places, one copy too. Others cut a slice for each group and concatenate channel by channel: two copies. An engine that knows the operator lets the next layer read each channel from where it lies, and nothing moves: here this is the optimised plan. A step that does several things cannot be split by guess, so the folded shuffle&apos;s time is the difference between the optimised unit with and without it; it may come out as a little less than nothing.</source>
        <translation>没有混洗算子的框架先变形、再转置、再变形：复制特征图一次。有的按位置表收集，也是复制一次。还有的为每组切出一片，再逐通道拼接：复制两次。认识该算子的引擎让下一层直接从各通道所在处读取，什么也不移动：这里指优化计划。同时做几件事的一步无法凭猜测拆开，所以折叠后的混洗时间取优化单元有混洗与无混洗之差；结果可能略小于零。</translation>
    </message>
    <message>
        <source>Group convolution</source>
        <translation>分组卷积</translation>
    </message>
    <message>
        <source>MobileNetV1 1.0, 224x224 (569 million multiply-adds)</source>
        <translation>MobileNetV1 1.0，224x224（5.69 亿次乘加）</translation>
    </message>
    <message>
        <source>No multiply-adds, yet the shuffle takes %1 of the unit&apos;s time as drawn, and %2 as slices and concat.</source>
        <translation>没有乘加，混洗按原样运行时却占单元时间的 %1，以切片加拼接实现时占 %2。</translation>
    </message>
    <message>
        <source>One group: every output sees every input already, and there is nothing to shuffle. Choose more groups to see the lanes part.</source>
        <translation>只有一组：每个输出已经看到所有输入，没有什么可混洗。选择更多组，看各条通路如何分开。</translation>
    </message>
    <message>
        <source>ResNeXt: groups in the 3x3 layer</source>
        <translation>ResNeXt：3x3 层分组</translation>
    </message>
    <message>
        <source>ResNet: a dense bottleneck</source>
        <translation>ResNet：普通卷积的瓶颈</translation>
    </message>
    <message>
        <source>ShuffleNet 0.5x, g = 3, 224x224 (38 million multiply-adds)</source>
        <translation>ShuffleNet 0.5x，g = 3，224x224（3800 万次乘加）</translation>
    </message>
    <message>
        <source>ShuffleNet 1x, g = 3, 224x224 (140 million multiply-adds)</source>
        <translation>ShuffleNet 1x，g = 3，224x224（1.40 亿次乘加）</translation>
    </message>
    <message>
        <source>ShuffleNet 1x, g = 3: error on ImageNet without and with shuffle</source>
        <translation>ShuffleNet 1x，g = 3：无混洗与有混洗的 ImageNet 错误率</translation>
    </message>
    <message>
        <source>ShuffleNet 1x, g = 8: error on ImageNet without and with shuffle</source>
        <translation>ShuffleNet 1x，g = 8：无混洗与有混洗的 ImageNet 错误率</translation>
    </message>
    <message>
        <source>ShuffleNet unit: hw(2cm/g + 9m) multiply-adds; ResNet unit: hw(2cm + 9m^2)</source>
        <translation>ShuffleNet 单元：hw(2cm/g + 9m) 次乘加；ResNet 单元：hw(2cm + 9m^2)</translation>
    </message>
    <message>
        <source>ShuffleNet, counted layer by layer</source>
        <translation>ShuffleNet，逐层计数</translation>
    </message>
    <message>
        <source>ShuffleNet, counted layer by layer (stride 2: the 3x3 layer and what follows see a quarter of the pixels)</source>
        <translation>ShuffleNet，逐层计数（步幅 2：3x3 层及其后各层只看到四分之一的像素）</translation>
    </message>
    <message>
        <source>ShuffleNet: groups in the 1x1 layers, 3x3 depthwise</source>
        <translation>ShuffleNet：1x1 层分组，3x3 深度卷积</translation>
    </message>
    <message>
        <source>Snapdragon 820, one thread</source>
        <translation>Snapdragon 820，单线程</translation>
    </message>
    <message>
        <source>The C channels are cut into g groups of n = C/g. Each group is convolved for itself, so that an output is a weighted sum of n channels instead of C.</source>
        <translation>C 个通道被分成 g 组，每组 n = C/g 个。各组分别卷积，因此一个输出是 n 个通道而不是 C 个通道的加权和。</translation>
    </message>
    <message>
        <source>The next layer&apos;s groups then hold channels of all groups, and after it each output sees all inputs (as long as a group has at least g channels). The authors&apos; published code reads the table as n rows and g columns instead: the inverse permutation, which mixes as well but needs other weights, so that a file of one cannot be run as the other. (That code also shuffles after the depthwise layer instead of before it.)</source>
        <translation>这样，下一层的每一组都含有所有组的通道，再经过这一层，每个输出就看到所有输入（只要每组至少有 g 个通道）。作者公开的代码则把表读成 n 行 g 列：这是逆置换，混合效果相同，但需要不同的权重，所以一种的权重文件不能按另一种运行。（那份代码还把混洗放在深度卷积之后，而不是之前。）</translation>
    </message>
    <message>
        <source>The shuffle has no multiply-adds at all. Measure here to see that it is not free for that, and what is left of it when it is folded.</source>
        <translation>混洗完全没有乘加。点“在此测量”，看看它并不因此免费，以及折叠之后还剩多少开销。</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>The unit over the number of groups</source>
        <translation>单元随组数的变化</translation>
    </message>
    <message>
        <source>The unit, layer by layer</source>
        <translation>单元，逐层</translation>
    </message>
    <message>
        <source>Three units with the same channels</source>
        <translation>通道数相同的三种单元</translation>
    </message>
    <message>
        <source>Times in the diagram are of the plan as drawn, each layer a step of its own, with batch norm and activation as layers; the times over the number of groups are of the optimised plan.</source>
        <translation>示意图中的时间来自按原样的计划：每层单独一步，批归一化和激活函数也各算一层；随组数变化的时间来自优化计划。</translation>
    </message>
    <message>
        <source>Two group convolutions in a row: without a shuffle each output sees %1 of %2 inputs, with it %3.</source>
        <translation>连续两层分组卷积：没有混洗时每个输出看到 %2 个输入中的 %1 个，有混洗时看到 %3 个。</translation>
    </message>
    <message>
        <source>Two group convolutions in a row: without a shuffle each output sees %1 of %2 inputs, with it all %2.</source>
        <translation>连续两层分组卷积：没有混洗时每个输出看到 %2 个输入中的 %1 个，有混洗时看到全部 %2 个。</translation>
    </message>
    <message>
        <source>Two such layers in a row keep the groups apart for ever: an output of group 1 knows nothing of what group 2 saw. The paper finds that this costs accuracy (its table 3, below).</source>
        <translation>连续两层这样的卷积会让各组永远隔开：第 1 组的输出对第 2 组所见一无所知。论文发现这会损失准确率（其表 3，见下）。</translation>
    </message>
    <message>
        <source>Ways to do it</source>
        <translation>实现方式</translation>
    </message>
    <message>
        <source>What an output sees after two group convolutions</source>
        <translation>两层分组卷积之后一个输出看到什么</translation>
    </message>
    <message>
        <source>Write the channels as a table of g rows and n columns, transpose it, and read it as one line again:</source>
        <translation>把通道写成 g 行 n 列的表，转置，再按一行读出：</translation>
    </message>
    <message>
        <source>about 2.6 times faster</source>
        <translation>速度约为 2.6 倍</translation>
    </message>
    <message>
        <source>act</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>average pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>between the two layers</source>
        <translation>两层之间</translation>
    </message>
    <message>
        <source>bytes moved</source>
        <translation>移动的字节</translation>
    </message>
    <message>
        <source>bytes read and written</source>
        <translation>读写字节</translation>
    </message>
    <message>
        <source>channel a n + b moves to b g + a</source>
        <translation>通道 a n + b 移到 b g + a</translation>
    </message>
    <message>
        <source>channel shuffle</source>
        <translation>通道混洗</translation>
    </message>
    <message>
        <source>channel-shuffle</source>
        <translation>分组卷积与通道混洗</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>depthwise</source>
        <translation>深度卷积</translation>
    </message>
    <message>
        <source>depthwise.bn</source>
        <translation>深度卷积·批归一化</translation>
    </message>
    <message>
        <source>expand</source>
        <translation>升维</translation>
    </message>
    <message>
        <source>expand.bn</source>
        <translation>升维·批归一化</translation>
    </message>
    <message>
        <source>folded into the next layer&apos;s addressing</source>
        <translation>折叠进下一层的寻址</translation>
    </message>
    <message>
        <source>four times fewer multiply-adds</source>
        <translation>乘加数为四分之一</translation>
    </message>
    <message>
        <source>gather by a table</source>
        <translation>按查找表收集</translation>
    </message>
    <message>
        <source>group convolution</source>
        <translation>分组卷积</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>组数</translation>
    </message>
    <message>
        <source>h w C_in C_out / g multiply-adds, C_in C_out / g weights</source>
        <translation>h w C_in C_out / g 次乘加，C_in C_out / g 个权重</translation>
    </message>
    <message>
        <source>inputs seen</source>
        <translation>看到的输入</translation>
    </message>
    <message>
        <source>megvii</source>
        <translation>作者的代码</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>of</source>
        <translation>共</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>order</source>
        <translation>分组顺序</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出组</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>pointwise</source>
        <translation>逐点卷积</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>reduce</source>
        <translation>降维</translation>
    </message>
    <message>
        <source>reduce.act</source>
        <translation>降维·激活</translation>
    </message>
    <message>
        <source>reduce.bn</source>
        <translation>降维·批归一化</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>reshape, transpose, reshape</source>
        <translation>变形、转置、变形</translation>
    </message>
    <message>
        <source>same result</source>
        <translation>结果相同</translation>
    </message>
    <message>
        <source>section 4.5</source>
        <translation>第 4.5 节</translation>
    </message>
    <message>
        <source>sections 3.1 and 3.2</source>
        <translation>第 3.1 与 3.2 节</translation>
    </message>
    <message>
        <source>share of the unit&apos;s time (%)</source>
        <translation>占单元时间的份额 (%)</translation>
    </message>
    <message>
        <source>share of time (%)</source>
        <translation>时间份额 (%)</translation>
    </message>
    <message>
        <source>shuffle</source>
        <translation>混洗</translation>
    </message>
    <message>
        <source>shuffle, read as (g, n): the paper</source>
        <translation>混洗，按 (g, n) 读取：论文</translation>
    </message>
    <message>
        <source>shuffle, read as (n, g): the authors&apos; code</source>
        <translation>混洗，按 (n, g) 读取：作者的代码</translation>
    </message>
    <message>
        <source>slices, then concat</source>
        <translation>切片后拼接</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>table 8</source>
        <translation>表 8</translation>
    </message>
    <message>
        <source>trained: no time</source>
        <translation>训练所得：未给时间</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>unit with %1 groups, optimised</source>
        <translation>%1 组的单元，优化</translation>
    </message>
    <message>
        <source>unit without a shuffle, as optimised</source>
        <translation>无混洗的单元，优化</translation>
    </message>
    <message>
        <source>unit, shuffle folded</source>
        <translation>单元，混洗已折叠</translation>
    </message>
    <message>
        <source>unit, shuffled by a table</source>
        <translation>单元，按查找表混洗</translation>
    </message>
    <message>
        <source>unit, shuffled by reshape, transpose, reshape</source>
        <translation>单元，以变形、转置、变形混洗</translation>
    </message>
    <message>
        <source>unit, shuffled by slices and concat</source>
        <translation>单元，以切片和拼接混洗</translation>
    </message>
    <message>
        <source>way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>whole unit (ms)</source>
        <translation>整个单元 (ms)</translation>
    </message>
    <message>
        <source>(n + 1) / 2^n: 75 % for n = 2, 50 % for n = 3, 19 % for n = 5, 0.05 % for n = 15</source>
        <translation>(n + 1) / 2^n：n = 2 时 75 %，n = 3 时 50 %，n = 5 时 19 %，n = 15 时 0.05 %</translation>
    </message>
    <message>
        <source>10th percentile</source>
        <translation>第 10 百分位</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>第 90 百分位</translation>
    </message>
    <message>
        <source>An inverted residual block first expands a narrow map (by t = 6, here n = 12 for a plane), works on the wide map with ReLU6, where little is lost, and then goes back to a narrow map with a linear layer: no activation follows, because in few dimensions it would destroy what was found. That is the linear bottleneck.</source>
        <translation>倒残差块先把窄的特征图扩展（t = 6，对平面而言即 n = 12），在宽的特征图上使用 ReLU6，那里几乎不丢失什么，然后用线性层回到窄的特征图：其后没有激活函数，因为在低维中它会毁掉已得到的信息。这就是线性瓶颈。</translation>
    </message>
    <message>
        <source>Between two layers of a network lies a stack of maps. Each pixel of it is a list of numbers, one a channel: a point in a space with as many dimensions as there are channels. The points of real photos do not fill that space; they lie on a thin, curved surface with few dimensions of its own. So one would like narrow layers, with just as many channels as that surface needs. MobileNetV2 asks what happens if an activation such as ReLU, which sets all negative values to zero, follows such a narrow layer.</source>
        <translation>网络的两层之间是一叠特征图。其中每个像素是一串数，每个通道一个：即空间中的一个点，空间的维数等于通道数。真实照片的点并不充满这个空间；它们落在一个薄而弯曲的曲面（流形）上，曲面自身的维数很低。因此人们希望层很窄，通道数刚好够这个曲面所需。MobileNetV2 要问：如果这样窄的层后面跟着一个像 ReLU 这样把所有负值置零的激活函数，会发生什么。</translation>
    </message>
    <message>
        <source>Many seeds: the error over n</source>
        <translation>许多种子：误差随 n 的变化</translation>
    </message>
    <message>
        <source>On average over all matrices %1 of the points collapse: each of the n values is let through with chance 1/2, and fewer than two of n come through with chance (n + 1) / 2^n. In 15 dimensions that is %2.</source>
        <translation>对所有矩阵平均，%1 的点塌缩：n 个值中每个以 1/2 的概率通过，n 个中通过不足两个的概率为 (n + 1) / 2^n。15 维时为 %2。</translation>
    </message>
    <message>
        <source>Over %1 seeds the error after the best fit is %2 in 2 dimensions and %3 in 30.</source>
        <translation>对 %1 个种子，最佳拟合后的误差在 2 维时为 %2，在 30 维时为 %3。</translation>
    </message>
    <message>
        <source>ReLU lets a value through or sets it to zero. A point in the plane needs two values that are let through to be told from its neighbours in every direction. With one value let through, all points along a line become one; with none, a whole region becomes zero. A random row lets a point through with chance 1/2, so the chance that fewer than two of n rows do is</source>
        <translation>ReLU 要么让一个值通过，要么将其置零。平面上的点需要两个通过的值，才能在每个方向上与邻近的点区分。只有一个值通过时，一条直线上的所有点变成一个；一个都不通过时，整个区域变成零。随机的一行让一个点通过的概率是 1/2，因此 n 行中通过不足两行的概率是</translation>
    </message>
    <message>
        <source>ReLU6 also cuts off what is above 6, so large points collapse at both ends. h-swish, x times ReLU6(x + 3) / 6, is zero below -3 only, and bends gently between -3 and 3. For both it matters how large the points are; for ReLU it does not. At size 2 the n values spread as widely as values behind a batch norm do with our random weights.</source>
        <translation>ReLU6 还会截去 6 以上的部分，因此大的点在两端都会塌缩。h-swish 即 x 乘以 ReLU6(x + 3) / 6，只在 -3 以下为零，在 -3 与 3 之间平缓弯曲。对这两者，点的尺度很重要；对 ReLU 则无关。大小为 2 时，n 个值的离散程度与使用我们的随机权重时批归一化之后的值相当。</translation>
    </message>
    <message>
        <source>ReLU6 and h-swish</source>
        <translation>ReLU6 与 h-swish</translation>
    </message>
    <message>
        <source>ReLU6 behind the bottleneck layers too</source>
        <translation>瓶颈层之后也加 ReLU6</translation>
    </message>
    <message>
        <source>The activations in %1 dimensions</source>
        <translation>%1 维中的各种激活函数</translation>
    </message>
    <message>
        <source>The error is the root of the mean square distance between a point and where it came back, divided by the same for the original about its mean. ReLU halves everything on average, so the shape comes back smaller and shifted: that is the error as drawn. The next layer of a network could stretch and shift it back. The error after the best fit leaves out what such a step repairs; it is what is really lost.</source>
        <translation>误差是点与其返回位置之间距离的均方根，除以原形状相对其均值的同一数值。ReLU 平均使一切减半，所以返回的形状更小且有偏移：这就是图中所示的误差。网络的下一层可以把它拉伸并移回原位。最佳拟合后的误差去掉了这一步所能修复的部分；它才是真正丢失的。</translation>
    </message>
    <message>
        <source>The experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The points</source>
        <translation>各点</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The same with real data: the photo is cut into patches, and the colour values of a patch are a point with 3, 12 or more coordinates. It goes into n / 2 times as many dimensions, which is the plane&apos;s ratio, and back. What you see is the photo put together from what came back, after the best fit.</source>
        <translation>用真实数据做同样的事：把照片切成小块，一块的颜色值就是一个有 3、12 或更多坐标的点。它被变换到 n / 2 倍的维数（与平面时的比例相同）再返回。您看到的是由返回的值经最佳拟合后拼成的照片。</translation>
    </message>
    <message>
        <source>The surface is a spiral in the plane: every point x has two coordinates. T is a matrix of n rows of random numbers, the expansion into n dimensions. Then the activation is applied to each of the n values. Then T+, the pseudo-inverse of T, leads back into the plane: it answers with the point whose image under T is closest to y. Without an activation it would undo T exactly. What comes back differently was changed by the activation alone.</source>
        <translation>曲面取平面上的一条螺旋线：每个点 x 有两个坐标。T 是 n 行随机数构成的矩阵，即扩展到 n 维。然后对 n 个值逐一施加激活函数。再由 T 的伪逆 T+ 回到平面：它给出经 T 映射后离 y 最近的那个点。没有激活函数时它恰好还原 T。返回后的任何不同都只由激活函数造成。</translation>
    </message>
    <message>
        <source>The two errors</source>
        <translation>两种误差</translation>
    </message>
    <message>
        <source>There and back, with this seed</source>
        <translation>往返，使用此种子</translation>
    </message>
    <message>
        <source>Those are the points drawn as collapsed. With many dimensions there are always enough values left, and the shape can be recovered; ReLU then bends it, which is what a nonlinearity is for.</source>
        <translation>这些就是图中画为塌缩的点。维数多时总有足够的值保留下来，形状可以恢复；ReLU 这时只是把它弯曲，而这正是非线性的用途。</translation>
    </message>
    <message>
        <source>What MobileNetV2 makes of it</source>
        <translation>MobileNetV2 的做法</translation>
    </message>
    <message>
        <source>Why few dimensions lose</source>
        <translation>为何维数少会丢失</translation>
    </message>
    <message>
        <source>With %1 in %2 dimensions %3 of the points collapse, and even after the best fit %4 of the shape&apos;s spread is wrong.</source>
        <translation>使用 %1、%2 维时，%3 的点塌缩；即使经过最佳拟合，形状离散度的 %4 仍然是错的。</translation>
    </message>
    <message>
        <source>Without an activation everything comes back, in any number of dimensions from two on: a random matrix alone loses nothing, and its pseudo-inverse undoes it.</source>
        <translation>不用激活函数时，从二维起任何维数都能完全返回：随机矩阵本身不丢失任何信息，其伪逆可将它还原。</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已塌缩</translation>
    </message>
    <message>
        <source>count</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>distance to the original, divided by the original&apos;s spread: 0 perfect, 1 useless</source>
        <translation>与原点的距离除以原形状的离散度：0 为完美，1 为毫无用处</translation>
    </message>
    <message>
        <source>draw at least %1 points; there are %2.</source>
        <translation>请至少画 %1 个点；现有 %2 个。</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>error after the best fit</source>
        <translation>最佳拟合后的误差</translation>
    </message>
    <message>
        <source>error after the best fit (median)</source>
        <translation>最佳拟合后的误差（中位数）</translation>
    </message>
    <message>
        <source>error as drawn</source>
        <translation>图中所示的误差</translation>
    </message>
    <message>
        <source>error as drawn (median)</source>
        <translation>图中所示的误差（中位数）</translation>
    </message>
    <message>
        <source>figure 1</source>
        <translation>图 1</translation>
    </message>
    <message>
        <source>figure 1 and section 3.2</source>
        <translation>图 1 与第 3.2 节</translation>
    </message>
    <message>
        <source>h-swish lets small negative values through, so fewer points collapse than with ReLU. Make the points larger and it becomes ReLU; make them small and it is nearly a straight line.</source>
        <translation>h-swish 允许小的负值通过，因此塌缩的点比 ReLU 少。把点放大，它就变成 ReLU；把点缩小，它几乎是一条直线。</translation>
    </message>
    <message>
        <source>information is lost: points collapse into each other</source>
        <translation>信息丢失：点相互塌缩在一起</translation>
    </message>
    <message>
        <source>linear-bottleneck</source>
        <translation>线性瓶颈</translation>
    </message>
    <message>
        <source>lowers ImageNet accuracy; linear ends are better</source>
        <translation>降低 ImageNet 准确率；线性的末端更好</translation>
    </message>
    <message>
        <source>moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>n = %1, after the best fit</source>
        <translation>n = %1，最佳拟合之后</translation>
    </message>
    <message>
        <source>n = %1, as drawn</source>
        <translation>n = %1，图中所示</translation>
    </message>
    <message>
        <source>n = %1, share of points that collapse</source>
        <translation>n = %1，塌缩的点所占份额</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>of the n values of all points, behind the activation</source>
        <translation>所有点在激活函数之后的 n 个值中</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>section 6, figure 6a</source>
        <translation>第 6 节，图 6a</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>share expected for ReLU</source>
        <translation>ReLU 的期望份额</translation>
    </message>
    <message>
        <source>share of points that collapse</source>
        <translation>塌缩的点所占份额</translation>
    </message>
    <message>
        <source>share of values that are zero</source>
        <translation>为零的值所占份额</translation>
    </message>
    <message>
        <source>share that collapses (mean)</source>
        <translation>塌缩的份额（均值）</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>some step away from the point changes nothing any more</source>
        <translation>离开该点的某个方向上移动不再产生任何变化</translation>
    </message>
    <message>
        <source>the shape survives, but highly non-convex</source>
        <translation>形状得以保留，但高度非凸</translation>
    </message>
    <message>
        <source>the spiral through ReLU in n = 15 to 30</source>
        <translation>螺旋线经 ReLU，n = 15 至 30</translation>
    </message>
    <message>
        <source>the spiral through ReLU in n = 2 and 3</source>
        <translation>螺旋线经 ReLU，n = 2 和 3</translation>
    </message>
    <message>
        <source>what a later linear layer could not repair</source>
        <translation>后面的线性层无法修复的部分</translation>
    </message>
    <message>
        <source>what it means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>x  -&gt;  T x  -&gt;  y = activation(T x)  -&gt;  T+ y</source>
        <translation>x  -&gt;  T x  -&gt;  y = 激活(T x)  -&gt;  T+ y</translation>
    </message>
    <message>
        <source>x after the best fit</source>
        <translation>最佳拟合后的 x</translation>
    </message>
    <message>
        <source>x as it came back</source>
        <translation>返回后的 x</translation>
    </message>
    <message>
        <source>y after the best fit</source>
        <translation>最佳拟合后的 y</translation>
    </message>
    <message>
        <source>y as it came back</source>
        <translation>返回后的 y</translation>
    </message>
    <message>
        <source>1x1 to a quarter of the channels, dense 3x3, 1x1 back, as in residual networks. Its width is chosen so that its multiply-adds are nearest to the block&apos;s; it is a multiple of 4, so they agree to some per cent only, and both counts are in the table.</source>
        <translation>1x1 降到四分之一的通道，普通 3x3，再 1x1 恢复，与残差网络相同。其宽度选得使乘加数最接近该块；宽度是 4 的倍数，所以两者只相差百分之几以内，表中列出两个计数。</translation>
    </message>
    <message>
        <source>A 1x1 convolution expands k channels to t k, a 3x3 depthwise convolution filters each of them, and a 1x1 convolution projects back to k. Batch norm follows each, ReLU6 the first two; the projection has no activation, since there it would destroy what the few channels hold (the lab on linear bottlenecks shows that).</source>
        <translation>1x1 卷积把 k 个通道扩展到 t k 个，3x3 深度卷积对每个通道滤波，再由 1x1 卷积投影回 k 个。每个卷积之后是批归一化，前两个之后还有 ReLU6；投影之后没有激活函数，因为在那里它会毁掉少数通道所携带的信息（线性瓶颈实验展示了这一点）。</translation>
    </message>
    <message>
        <source>At equal multiply-adds the classical bottleneck has %1 channels at its ends, this block %2: what a shortcut carries is %3 times smaller.</source>
        <translation>乘加数相等时，经典瓶颈两端有 %1 个通道，此块有 %2 个：捷径所携带的数据小到 1/%3。</translation>
    </message>
    <message>
        <source>At stride 2 the depthwise layer skips every second pixel, so that it and the projection cost a quarter. The input is added only at stride 1. Input and output have the same number of channels here; the network changes it where the stride is 2.</source>
        <translation>步幅为 2 时深度卷积层隔一个像素跳过一个，因此它和投影的开销只有四分之一。只有步幅为 1 时才加上输入。这里输入与输出的通道数相同；网络在步幅为 2 处改变它。</translation>
    </message>
    <message>
        <source>Fused, the block takes %1 of its time layer by layer; against the classical bottleneck it is %2 times faster.</source>
        <translation>融合后，该块用时为逐层运行的 %1；与经典瓶颈相比，速度是其 %2 倍。</translation>
    </message>
    <message>
        <source>Fused, the block takes %1 of its time layer by layer; against the classical bottleneck it is %2 times slower.</source>
        <translation>融合后，该块用时为逐层运行的 %1；与经典瓶颈相比更慢，用时是其 %2 倍。</translation>
    </message>
    <message>
        <source>Google Pixel 1, one large core</source>
        <translation>Google Pixel 1，一个大核</translation>
    </message>
    <message>
        <source>Inside it is %1 channels wide. With the inner channels in %2 parts the maps need %3 of the memory that whole maps need.</source>
        <translation>内部宽 %1 个通道。把内部通道分 %2 份计算时，特征图所需内存为完整特征图的 %3。</translation>
    </message>
    <message>
        <source>Inverted residual and classical bottleneck of equal cost</source>
        <translation>开销相等的倒残差与经典瓶颈</translation>
    </message>
    <message>
        <source>Layer by layer is the plan as drawn, every batch norm and activation a step of its own. Fused is the optimised plan: batch norm, activation and addition inside the convolutions, and bands of rows where maps are large. Whether it uses bands depends on their size; small maps stay in the cache anyway.</source>
        <translation>“逐层”是按原样的计划，每个批归一化和激活函数都单独一步。“融合”是优化计划：批归一化、激活函数和相加都在卷积之内，大的特征图还按行分带。是否分带取决于特征图大小；小的特征图本来就留在缓存里。</translation>
    </message>
    <message>
        <source>Measure here to see what fusing is worth, and which of the two blocks is faster.</source>
        <translation>点“在此测量”，看看融合值多少，以及两种块哪个更快。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Memory of the maps, whole and in parts</source>
        <translation>特征图的内存，整张与分份</translation>
    </message>
    <message>
        <source>MobileNetV1 1.0 @224 (575 million multiply-adds), 70.6 %</source>
        <translation>MobileNetV1 1.0 @224（5.75 亿次乘加），70.6 %</translation>
    </message>
    <message>
        <source>MobileNetV2 1.0 @224 (300 million multiply-adds), 72.0 %</source>
        <translation>MobileNetV2 1.0 @224（3.00 亿次乘加），72.0 %</translation>
    </message>
    <message>
        <source>MobileNetV2 1.4 @224 (585 million multiply-adds), 74.7 %</source>
        <translation>MobileNetV2 1.4 @224（5.85 亿次乘加），74.7 %</translation>
    </message>
    <message>
        <source>Over the expansion factor</source>
        <translation>随扩展倍数的变化</translation>
    </message>
    <message>
        <source>The addition has no multiply-adds and takes %1 of the time as drawn.</source>
        <translation>相加没有乘加，按原样运行时却占时间的 %1。</translation>
    </message>
    <message>
        <source>The block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>The classical bottleneck</source>
        <translation>经典瓶颈</translation>
    </message>
    <message>
        <source>The classical bottleneck cannot do this: its 3x3 layer needs all channels at once. Bands of rows are another way, used by the optimised plan here for large maps: a window of 3x3 reaches over a band&apos;s edge, so some rows are kept or computed twice. The memory counted takes batch norm and activation as done in place.</source>
        <translation>经典瓶颈做不到这一点：它的 3x3 层同时需要所有通道。按行分带是另一种办法，这里的优化计划对大的特征图使用它：3x3 窗口会越过带的边缘，因此有些行要保留或计算两次。所计内存假定批归一化和激活函数原地进行。</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>测量什么</translation>
    </message>
    <message>
        <source>What the block hands over is small: k channels. The t k channels inside are not needed as whole maps. The depthwise layer treats each channel alone, so the inside can be computed in n parts of its channels, each expanded, filtered and projected into the sum at once:</source>
        <translation>块向外传递的很小：k 个通道。内部的 t k 个通道不必作为完整特征图存在。深度卷积层单独处理每个通道，因此内部可以把通道分成 n 份计算，每份立即扩展、滤波并投影累加：</translation>
    </message>
    <message>
        <source>bands of rows</source>
        <translation>按行分带</translation>
    </message>
    <message>
        <source>batch norm and activation folded, inner maps still written</source>
        <translation>批归一化和激活函数已折叠，内部特征图仍要写出</translation>
    </message>
    <message>
        <source>between 5 and 10 nearly the same curves of accuracy over cost; 6 is used</source>
        <translation>5 至 10 之间准确率随开销的曲线几乎相同；采用 6</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>bytes of the map at the ends</source>
        <translation>两端特征图的字节</translation>
    </message>
    <message>
        <source>bytes read and written, layer by layer</source>
        <translation>逐层读写的字节</translation>
    </message>
    <message>
        <source>channels at the ends</source>
        <translation>两端的通道数</translation>
    </message>
    <message>
        <source>channels inside</source>
        <translation>内部的通道数</translation>
    </message>
    <message>
        <source>classical bottleneck</source>
        <translation>经典瓶颈</translation>
    </message>
    <message>
        <source>classical bottleneck, fused</source>
        <translation>经典瓶颈，融合</translation>
    </message>
    <message>
        <source>classical bottleneck, layer by layer</source>
        <translation>经典瓶颈，逐层</translation>
    </message>
    <message>
        <source>each layer reads and writes its maps, batch norm and activation too</source>
        <translation>每层都读写其特征图，批归一化和激活函数也是</translation>
    </message>
    <message>
        <source>expansion</source>
        <translation>扩展倍数</translation>
    </message>
    <message>
        <source>expansion factor</source>
        <translation>扩展倍数</translation>
    </message>
    <message>
        <source>fused here (ms)</source>
        <translation>本机融合 (ms)</translation>
    </message>
    <message>
        <source>fused tiles: the inner maps never leave the cache</source>
        <translation>分块融合：内部特征图从不离开缓存</translation>
    </message>
    <message>
        <source>inner channels computed in parts</source>
        <translation>内部通道分份计算</translation>
    </message>
    <message>
        <source>inner channels in parts</source>
        <translation>内部通道分份计算</translation>
    </message>
    <message>
        <source>input + output + (expanded + filtered) / n</source>
        <translation>输入 + 输出 + (扩展后 + 滤波后) / n</translation>
    </message>
    <message>
        <source>inverted residual</source>
        <translation>倒残差</translation>
    </message>
    <message>
        <source>inverted residual, fused</source>
        <translation>倒残差，融合</translation>
    </message>
    <message>
        <source>inverted residual, layer by layer</source>
        <translation>倒残差，逐层</translation>
    </message>
    <message>
        <source>inverted residual, t = %1, fused</source>
        <translation>倒残差，t = %1，融合</translation>
    </message>
    <message>
        <source>inverted-residual</source>
        <translation>倒残差</translation>
    </message>
    <message>
        <source>layer by layer here (ms)</source>
        <translation>本机逐层 (ms)</translation>
    </message>
    <message>
        <source>most bytes of maps at once</source>
        <translation>特征图同时占用的最大字节</translation>
    </message>
    <message>
        <source>most helpful with 2 to 5 parts</source>
        <translation>分 2 至 5 份最有益</translation>
    </message>
    <message>
        <source>multiply-adds done twice</source>
        <translation>重复计算的乘加</translation>
    </message>
    <message>
        <source>multiply-adds of the block at stride 1</source>
        <translation>步幅 1 时块的乘加数</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>of whole maps (%)</source>
        <translation>占完整特征图的份额 (%)</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>section 4</source>
        <translation>第 4 节</translation>
    </message>
    <message>
        <source>section 5.1</source>
        <translation>第 5.1 节</translation>
    </message>
    <message>
        <source>stride 1: h w k t (k + 9 + k) multiply-adds, since 3x3 = 9</source>
        <translation>步幅 1：h w k t (k + 9 + k) 次乘加，因为 3x3 = 9</translation>
    </message>
    <message>
        <source>whole maps, layer by layer</source>
        <translation>完整特征图，逐层</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>%1: cannot be told from this measurement. &apos;%2&apos; takes %3 times as long as &apos;%4&apos; for the same multiply-adds (between %5 times and %6 times). Measure again while the machine does nothing else, or for longer.</source>
        <translation>%1：这次测量无法判断。乘加数相同时，“%2”用时是“%4”的 %3 倍（介于 %5 倍与 %6 倍之间）。请在机器没有其他工作时重新测量，或测量更久。</translation>
    </message>
    <message>
        <source>%1: does not hold on this machine; it is the other way round. &apos;%2&apos; takes %3 times as long as &apos;%4&apos; for the same multiply-adds (between %5 times and %6 times).</source>
        <translation>%1：在这台机器上不成立，而且正好相反。乘加数相同时，“%2”用时是“%4”的 %3 倍（介于 %5 倍与 %6 倍之间）。</translation>
    </message>
    <message>
        <source>%1: does not matter on this machine. &apos;%2&apos; takes %3 times as long as &apos;%4&apos; for the same multiply-adds (between %5 times and %6 times), which is the same within 3 %.</source>
        <translation>%1：在这台机器上无关紧要。乘加数相同时，“%2”用时是“%4”的 %3 倍（介于 %5 倍与 %6 倍之间），在 3 % 之内相同。</translation>
    </message>
    <message>
        <source>%1: holds on this machine. &apos;%2&apos; takes %3 times as long as &apos;%4&apos; for the same multiply-adds (between %5 times and %6 times).</source>
        <translation>%1：在这台机器上成立。乘加数相同时，“%2”用时是“%4”的 %3 倍（介于 %5 倍与 %6 倍之间）。</translation>
    </message>
    <message>
        <source>1 fragment</source>
        <translation>1 个碎片</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>1 组</translation>
    </message>
    <message>
        <source>2 groups</source>
        <translation>2 组</translation>
    </message>
    <message>
        <source>2 in parallel</source>
        <translation>2 个并联</translation>
    </message>
    <message>
        <source>2 in series</source>
        <translation>2 个串联</translation>
    </message>
    <message>
        <source>4 groups</source>
        <translation>4 组</translation>
    </message>
    <message>
        <source>4 in parallel</source>
        <translation>4 个并联</translation>
    </message>
    <message>
        <source>4 in series</source>
        <translation>4 个串联</translation>
    </message>
    <message>
        <source>8 groups</source>
        <translation>8 组</translation>
    </message>
    <message>
        <source>A layer has to fetch its input and its weights and to store its output. Counted in values, for a 1x1 convolution from c1 to c2 channels in g groups on h x w pixels:</source>
        <translation>一层必须取来输入和权重，并存下输出。对 h x w 像素上从 c1 到 c2 通道、分 g 组的 1x1 卷积，以值的个数计：</translation>
    </message>
    <message>
        <source>ARM processor (Snapdragon 810, one thread)</source>
        <translation>Snapdragon 810 的 ARM 处理器（单线程）</translation>
    </message>
    <message>
        <source>All options below cost about the same multiply-adds. Measure here to see whether they take the same time.</source>
        <translation>下面所有选项的乘加数大致相同。点“在此测量”，看看它们用时是否相同。</translation>
    </message>
    <message>
        <source>As drawn or optimised</source>
        <translation>按原样或优化</translation>
    </message>
    <message>
        <source>As drawn, every layer runs on its own, as the paper&apos;s frameworks did. The optimised plan folds ReLU and shortcut into the convolution before them, so G4 should shrink to almost nothing: it is a guideline about software as much as about hardware. Try both.</source>
        <translation>按原样时，每层单独运行，与论文所用框架相同。优化计划把 ReLU 和捷径折叠进前面的卷积，因此 G4 应缩小到几乎为零：它既是关于硬件的准则，也同样是关于软件的准则。两种都试试。</translation>
    </message>
    <message>
        <source>By the memory access cost, &apos;%1&apos; moves %2 times as many values as &apos;%3&apos;.</source>
        <translation>按内存访问开销，“%1”移动的值是“%3”的 %2 倍。</translation>
    </message>
    <message>
        <source>Equal multiply-adds, measured here and in the paper</source>
        <translation>乘加数相等，本机与论文的测量</translation>
    </message>
    <message>
        <source>For a given B the cost is least where both widths are the same (the mean of two numbers is least for a given product when they are equal). The stack has ten blocks; each goes from c1 to c2 channels and back. MobileNetV2&apos;s expansion by 6 is a ratio of 1:6.</source>
        <translation>B 给定时，两个宽度相等则开销最小（乘积一定的两个数相等时平均值最小）。堆叠共有十个块；每块从 c1 到 c2 通道再返回。MobileNetV2 扩展 6 倍，即比例 1:6。</translation>
    </message>
    <message>
        <source>G1, equal channel width is fastest</source>
        <translation>G1，通道宽度相等最快</translation>
    </message>
    <message>
        <source>G2, many groups are slow</source>
        <translation>G2，组数多则慢</translation>
    </message>
    <message>
        <source>G2: group convolution</source>
        <translation>G2：分组卷积</translation>
    </message>
    <message>
        <source>G3, fragments are slow</source>
        <translation>G3，碎片化则慢</translation>
    </message>
    <message>
        <source>G3: fragmentation</source>
        <translation>G3：碎片化</translation>
    </message>
    <message>
        <source>G4, element-wise operations take time</source>
        <translation>G4，逐元素运算耗时</translation>
    </message>
    <message>
        <source>GPU (NVIDIA GTX 1080Ti)</source>
        <translation>NVIDIA GTX 1080Ti 显卡</translation>
    </message>
    <message>
        <source>How it is measured</source>
        <translation>如何测量</translation>
    </message>
    <message>
        <source>In the paper &apos;%1&apos; takes %2 times as long as &apos;%3&apos; on the %4.</source>
        <translation>论文中，在 %4上，“%1”用时是“%3”的 %2 倍。</translation>
    </message>
    <message>
        <source>Memory access cost</source>
        <translation>内存访问开销</translation>
    </message>
    <message>
        <source>Networks used to be compared by their multiply-adds. ShuffleNetV2&apos;s authors built stacks of layers with the same multiply-adds but different shapes, timed them on a graphics card and a phone&apos;s processor, and found up to four times difference. From that they drew four guidelines. Here you repeat their experiments on your own machine, which is neither of theirs: no guideline has to hold on it.</source>
        <translation>过去人们用乘加数来比较网络。ShuffleNetV2 的作者搭建了乘加数相同而形状不同的若干层，在显卡和手机处理器上计时，发现相差可达四倍。他们由此得出四条准则。在这里，您在自己的机器上重复这些实验；它与那两种设备都不同：任何准则都不一定在它上面成立。</translation>
    </message>
    <message>
        <source>One 1x1 convolution a block, against two or four narrower ones, one after the other or side by side. Small operators start and end more often, and leave parallel processors idle. Side by side means here that all read the block&apos;s input and their outputs are added; the paper shows its blocks only as a drawing in the appendix.</source>
        <translation>每块一个 1x1 卷积，对比两个或四个更窄的卷积，串联或并联。小算子启动和结束得更频繁，并使并行处理器闲置。并联在这里指各卷积都读取块的输入，其输出相加；论文只在附录中以图示给出这些块。</translation>
    </message>
    <message>
        <source>Only the stack is timed, not the layer that feeds it nor what follows. The options run in turns, A B C D A B C D, so that a machine that slows down slows all of them. &apos;At least&apos; and &apos;at most&apos; hold the median of more runs with 95 % confidence, by the order of the samples alone. Options differ by up to 5 % in multiply-adds because channels are whole numbers; &apos;times slower&apos; is corrected for that.</source>
        <translation>只对堆叠计时，不包括给它供数的层和其后的部分。各选项轮流运行：A B C D A B C D，因此机器变慢时所有选项一起变慢。“至少”和“至多”以 95 % 的置信度包含更多次运行的中位数，仅由样本的次序得出。因为通道数是整数，各选项的乘加数相差可达 5 %；“慢的倍数”已对此修正。</translation>
    </message>
    <message>
        <source>ReLU and shortcut</source>
        <translation>ReLU 与捷径</translation>
    </message>
    <message>
        <source>ReLU and the addition of a shortcut have next to no arithmetic, but read and write whole maps. The stack has ten bottleneck units as in ResNet: 1x1 to a quarter of the channels, 3x3, 1x1 back, with or without ReLU behind each convolution and the shortcut around the unit. The paper gives neither map size nor inner width for its table 4; 56 x 56 and a quarter are this lab&apos;s choice.</source>
        <translation>ReLU 和捷径的相加几乎没有运算，却要读写整张特征图。堆叠由十个 ResNet 式瓶颈单元组成：1x1 降到四分之一的通道，3x3，再 1x1 恢复；每个卷积之后有或没有 ReLU，单元外有或没有捷径。论文没有为其表 4 给出特征图大小和内部宽度；56 x 56 和四分之一是本实验的选择。</translation>
    </message>
    <message>
        <source>Table %1 of the paper</source>
        <translation>论文的表 %1</translation>
    </message>
    <message>
        <source>The paper&apos;s table has no column for %1 channels; shown are %2.</source>
        <translation>论文的表没有 %1 通道的列；这里显示 %2 通道。</translation>
    </message>
    <message>
        <source>The recommended option is compared with the one farthest from it. The guideline holds if the latter is more than 3 % slower for the same multiply-adds even where both intervals are taken at their kindest; it is reversed if it is 3 % faster; it does not matter if the difference stays below 3 %; otherwise the measurement cannot tell.</source>
        <translation>把推荐的选项与离它最远的选项比较。若乘加数相同时后者慢 3 % 以上，即使两个区间都取最有利的一端也如此，则准则成立；若后者快 3 %，则相反；若相差始终在 3 % 以内，则无关紧要；否则这次测量无法判断。</translation>
    </message>
    <message>
        <source>The verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>This is the paper&apos;s MAC, for memory access cost; elsewhere the same three letters mean multiply-adds, so this program never uses them. It takes for granted that a cache holds everything, so each value is fetched once.</source>
        <translation>这就是论文中的 MAC，即内存访问开销（memory access cost）；在别处，同样三个字母指乘加，因此本程序从不使用这一缩写。它假定缓存容得下一切，所以每个值只取一次。</translation>
    </message>
    <message>
        <source>Why multiply-adds are not time</source>
        <translation>为何乘加数不等于时间</translation>
    </message>
    <message>
        <source>With g groups each output sees only a part of the inputs, so for the same multiply-adds there can be more channels: c^2 / g stays the same. But more channels are larger maps to read and write. The paper prints c = 180 for 8 groups on ARM. Eight groups cannot divide 180; the next number they divide is 184, which this lab uses.</source>
        <translation>分 g 组时，每个输出只看到一部分输入，因此乘加数相同时通道可以更多：c^2 / g 不变。但通道越多，要读写的特征图越大。论文中 ARM 上 8 组印的是 c = 180。180 不能被 8 整除；下一个能整除的数是 184，本实验采用它。</translation>
    </message>
    <message>
        <source>access = h w (c1 + c2) + c1 c2 / g,    multiply-adds B = h w c1 c2 / g</source>
        <translation>访问量 = h w (c1 + c2) + c1 c2 / g，    乘加数 B = h w c1 c2 / g</translation>
    </message>
    <message>
        <source>access &gt;= 2 sqrt(h w B) + B / (h w), with equality for c1 = c2</source>
        <translation>访问量 &gt;= 2 sqrt(h w B) + B / (h w)，c1 = c2 时取等号</translation>
    </message>
    <message>
        <source>as-drawn</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>guideline</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>guidelines</source>
        <translation>四条准则</translation>
    </message>
    <message>
        <source>here (images/s)</source>
        <translation>本机（图片/秒）</translation>
    </message>
    <message>
        <source>memory access cost (values)</source>
        <translation>内存访问开销（值）</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>两者皆无</translation>
    </message>
    <message>
        <source>option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>paper, ARM (images/s)</source>
        <translation>论文，ARM（图片/秒）</translation>
    </message>
    <message>
        <source>paper, GPU (batches/s)</source>
        <translation>论文，GPU（批/秒）</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>section 2, tables 1 to 4</source>
        <translation>第 2 节，表 1 至表 4</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>捷径</translation>
    </message>
    <message>
        <source>times slower at equal multiply-adds</source>
        <translation>乘加数相等时慢的倍数</translation>
    </message>
    <message>
        <source>%1 on a map</source>
        <translation>一张特征图上的 %1</translation>
    </message>
    <message>
        <source>%1: %2 of the multiply-adds, %3 of the time.</source>
        <translation>%1：占乘加数的 %2，占时间的 %3。</translation>
    </message>
    <message>
        <source>%1: the difference in time is smaller than this measurement can see.</source>
        <translation>%1：时间差小于这次测量所能分辨的程度。</translation>
    </message>
    <message>
        <source>209 million multiply-adds, 3.9 million parameters, 72.3 % on ImageNet</source>
        <translation>2.09 亿次乘加，390 万参数，ImageNet 72.3 %</translation>
    </message>
    <message>
        <source>219 million multiply-adds, 5.4 million parameters, 75.2 % on ImageNet</source>
        <translation>2.19 亿次乘加，540 万参数，ImageNet 75.2 %</translation>
    </message>
    <message>
        <source>5x5 instead of 3x3</source>
        <translation>5x5 代替 3x3</translation>
    </message>
    <message>
        <source>7 ms or 11 % of the time less, 30 million multiply-adds less</source>
        <translation>少用 7 ms（时间的 11 %），少 3000 万次乘加</translation>
    </message>
    <message>
        <source>A module averages each channel of a map over all pixels, feeds those averages through two small layers (to a quarter of the channels and back), and multiplies each channel by the result, a factor between 0 and 1. It has few multiply-adds, because the layers work on one pixel, but many parameters, and the whole map must be finished before the first factor is known, and must then be read once more.</source>
        <translation>该模块对特征图的每个通道在所有像素上取平均，把这些平均值送入两个小的层（降到四分之一的通道再恢复），再把每个通道乘以所得结果，即 0 与 1 之间的系数。它的乘加很少，因为这些层只处理一个像素，但参数很多；而且必须等整张特征图完成才能得到第一个系数，之后还要把特征图再读一遍。</translation>
    </message>
    <message>
        <source>Alone on a map, swish takes %1 times as long as h-swish.</source>
        <translation>单独在一张特征图上，swish 用时是 h-swish 的 %1 倍。</translation>
    </message>
    <message>
        <source>As drawn, an activation is a layer that reads and writes the whole map; optimised, it is folded into the convolution before it and costs next to nothing. So the price of h-swish depends on the software more than on the function.</source>
        <translation>按原样时，激活函数是读写整张特征图的一层；优化后，它折叠进前面的卷积，几乎没有开销。因此 h-swish 的价格更多取决于软件，而不是函数本身。</translation>
    </message>
    <message>
        <source>By multiply-adds h-swish is free and squeeze-and-excitation costs %1 of the network. Measure here to see what they cost in milliseconds.</source>
        <translation>按乘加数，h-swish 是免费的，压缩激励占网络的 %1。点“在此测量”，看看它们各用多少毫秒。</translation>
    </message>
    <message>
        <source>Large, minimalistic</source>
        <translation>Large，极简</translation>
    </message>
    <message>
        <source>Many blocks filter with a 5x5 depthwise window. It has 25 weights a channel instead of 9, but depthwise layers have few multiply-adds to begin with.</source>
        <translation>许多块使用 5x5 的深度卷积窗口。每个通道有 25 个权重而不是 9 个，但深度卷积层的乘加本来就少。</translation>
    </message>
    <message>
        <source>Minimalistic</source>
        <translation>极简 (Minimalistic)</translation>
    </message>
    <message>
        <source>MobileNetV3 was found by a program that searched among building blocks and timed each candidate on a phone. Its authors then improved it by hand. The network here is that network; each row of the price tags is the same network with one part taken out or replaced. The price is what the whole network has more of than the one without: multiply-adds and parameters by counting, milliseconds by measuring both in turns on this machine.</source>
        <translation>MobileNetV3 是由程序在构件之间搜索、并在手机上为每个候选计时而找到的。其作者随后又手工改进。这里的网络就是那个网络；价签的每一行是同一网络去掉或替换一个部分。价格是完整网络比没有该部分的网络多出的量：乘加数和参数量靠计数，毫秒靠在这台机器上轮流测量两者。</translation>
    </message>
    <message>
        <source>Price tags: what each part adds to the network</source>
        <translation>价签：每个部分给网络增加多少</translation>
    </message>
    <message>
        <source>Squeeze-and-excitation (section 5.3)</source>
        <translation>压缩激励（第 5.3 节）</translation>
    </message>
    <message>
        <source>Swish is a smooth relative of ReLU that makes networks more accurate, but its exponential is expensive on small processors. h-swish replaces the smooth step by a straight ramp between -3 and 3. The largest distance between the two is at both bends, 3 / (1 + e^3) = 0.142. The curves are drawn above; the table times each function alone on a map, beside a plain copy of the map: a copy is what fetching and storing costs without any arithmetic. Where a function takes hardly longer than the copy, memory is the limit and the function is free.</source>
        <translation>swish 是 ReLU 的平滑近亲，能提高网络的准确率，但其中的指数函数在小型处理器上很昂贵。h-swish 用 -3 与 3 之间的直线斜坡代替平滑的阶梯。两者的最大距离在两个拐点处，为 3 / (1 + e^3) = 0.142。曲线画在上面；表格单独在一张特征图上为每个函数计时，并与单纯复制特征图并列：复制就是没有任何运算时取数和存数的开销。若某个函数用时几乎不比复制长，则瓶颈在内存，该函数等于免费。</translation>
    </message>
    <message>
        <source>The activation functions</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The authors also released a variant without squeeze-and-excitation, 5x5 and h-swish, for processors on which those are slow. Its price tag is that of all three together; it need not be the sum, because the parts share layers.</source>
        <translation>作者还发布了一个没有压缩激励、5x5 和 h-swish 的变体，用于这些操作很慢的处理器。它的价签是三者合计；不一定等于三者之和，因为各部分共用一些层。</translation>
    </message>
    <message>
        <source>The last stage (section 5.1, figure 5)</source>
        <translation>末阶段（第 5.1 节，图 5）</translation>
    </message>
    <message>
        <source>The network with and without</source>
        <translation>网络，有与没有</translation>
    </message>
    <message>
        <source>The old last stage has %1 million multiply-adds more and takes %2 ms more, %3 of its time (the paper&apos;s Pixel 1: 11 %).</source>
        <translation>旧的末阶段多 %1 百万次乘加，多用 %2 ms，占其时间的 %3（论文的 Pixel 1：11 %）。</translation>
    </message>
    <message>
        <source>The widest layer gives the classifier its features. It need not know where in the photo they are, so it may as well work on the averaged map, which is one pixel instead of 49; then the depthwise layer and the narrow layer before it are of no use either. The figures are those of Large at width 1 and 224 x 224; for Small, which the paper does not draw, the old stage is built by the same rule (twice the last block&apos;s channels).</source>
        <translation>最宽的层为分类器提供特征。分类器不必知道特征在照片的何处，因此这一层同样可以在平均后的特征图上计算，那只有一个像素而不是 49 个；于是它前面的深度卷积层和窄层也不再有用。数字是 Large 在宽度 1、224 x 224 时的；论文没有画出 Small，其旧阶段按同一规则构造（最后一块通道数的两倍）。</translation>
    </message>
    <message>
        <source>What this lab takes apart</source>
        <translation>本实验拆解什么</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>at x</source>
        <translation>位于 x</translation>
    </message>
    <message>
        <source>function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>h-swish (section 5.2)</source>
        <translation>h-swish（第 5.2 节）</translation>
    </message>
    <message>
        <source>h-swish instead of ReLU</source>
        <translation>h-swish 代替 ReLU</translation>
    </message>
    <message>
        <source>h-swish is never farther than 3 / (1 + e^3) = 0.142 from swish; ReLU is up to 0.278 away.</source>
        <translation>h-swish 与 swish 的距离从不超过 3 / (1 + e^3) = 0.142；ReLU 的距离可达 0.278。</translation>
    </message>
    <message>
        <source>large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>largest distance from swish</source>
        <translation>与 swish 的最大距离</translation>
    </message>
    <message>
        <source>map-values</source>
        <translation>特征图的值（千）</translation>
    </message>
    <message>
        <source>minimalistic</source>
        <translation>极简 (minimalistic)</translation>
    </message>
    <message>
        <source>new: 160 -&gt; 960 on 7 x 7, then average, then 960 -&gt; 1280 on one pixel, then classify</source>
        <translation>新：在 7 x 7 上 160 -&gt; 960，然后平均，然后在一个像素上 960 -&gt; 1280，然后分类</translation>
    </message>
    <message>
        <source>none: a plain copy</source>
        <translation>无：单纯复制</translation>
    </message>
    <message>
        <source>none: counted</source>
        <translation>无：计数所得</translation>
    </message>
    <message>
        <source>of the multiply-adds (%)</source>
        <translation>占乘加数 (%)</translation>
    </message>
    <message>
        <source>of the time (%)</source>
        <translation>占时间 (%)</translation>
    </message>
    <message>
        <source>old: 160 -&gt; 960 -&gt; depthwise 3x3 -&gt; 320 -&gt; 1280 on 7 x 7, then average, then classify</source>
        <translation>旧：在 7 x 7 上 160 -&gt; 960 -&gt; 3x3 深度卷积 -&gt; 320 -&gt; 1280，然后平均，然后分类</translation>
    </message>
    <message>
        <source>operations a value</source>
        <translation>每个值的运算数</translation>
    </message>
    <message>
        <source>plain copy of a map</source>
        <translation>单纯复制一张特征图</translation>
    </message>
    <message>
        <source>price (multiply-adds)</source>
        <translation>价格（乘加数）</translation>
    </message>
    <message>
        <source>price (parameters)</source>
        <translation>价格（参数量）</translation>
    </message>
    <message>
        <source>price here (ms)</source>
        <translation>本机价格 (ms)</translation>
    </message>
    <message>
        <source>root mean square distance</source>
        <translation>均方根距离</translation>
    </message>
    <message>
        <source>sections 5.1 to 5.3</source>
        <translation>第 5.1 至 5.3 节</translation>
    </message>
    <message>
        <source>small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>squeeze-and-excitation</source>
        <translation>压缩激励</translation>
    </message>
    <message>
        <source>the authors&apos; release notes (TensorFlow models)</source>
        <translation>作者的发布说明（TensorFlow models）</translation>
    </message>
    <message>
        <source>the first three together</source>
        <translation>前三项合计</translation>
    </message>
    <message>
        <source>the new last stage</source>
        <translation>新的末阶段</translation>
    </message>
    <message>
        <source>the new last stage instead of the old</source>
        <translation>新的末阶段代替旧的</translation>
    </message>
    <message>
        <source>time here (ns a value)</source>
        <translation>本机时间（每个值 ns）</translation>
    </message>
    <message>
        <source>times a plain copy</source>
        <translation>单纯复制的倍数</translation>
    </message>
    <message>
        <source>v3-parts</source>
        <translation>MobileNetV3 的各部分</translation>
    </message>
    <message>
        <source>variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>with 3x3 only</source>
        <translation>只用 3x3</translation>
    </message>
    <message>
        <source>with ReLU for h-swish</source>
        <translation>以 ReLU 代替 h-swish</translation>
    </message>
    <message>
        <source>with the old last stage</source>
        <translation>使用旧的末阶段</translation>
    </message>
    <message>
        <source>without squeeze-and-excitation</source>
        <translation>没有压缩激励</translation>
    </message>
    <message>
        <source>10^9 bytes/s</source>
        <translation>10^9 字节/秒</translation>
    </message>
    <message>
        <source>10^9 multiply-adds/s</source>
        <translation>10^9 次乘加/秒</translation>
    </message>
    <message>
        <source>2^-126, about 1.18e-38</source>
        <translation>2^-126，约 1.18e-38</translation>
    </message>
    <message>
        <source>2^-149, about 1.40e-45</source>
        <translation>2^-149，约 1.40e-45</translation>
    </message>
    <message>
        <source>A float32 is a number between 1 and 2 times a power of two. Below 2^-126, about 1.2e-38, the power cannot fall any further, and the leading 1 is given up: these are the denormal (or subnormal) numbers, down to 2^-149. They keep a - b from being zero unless a = b. Many processors cannot compute with them directly and take a slow detour, up to a hundred times as long for each operation.</source>
        <translation>float32 是 1 与 2 之间的数乘以 2 的幂。低于 2^-126（约 1.2e-38）时，指数不能再小，开头的 1 只好放弃：这就是非规格化数（又称次正规数），直到 2^-149。它们保证 a - b 只有在 a = b 时才为零。许多处理器不能直接计算它们，要走一条慢的弯路，每次运算最多慢上百倍。</translation>
    </message>
    <message>
        <source>A layer&apos;s multiply-adds depend on its shape alone. Its time also depends on which numbers it works on and on where they lie. This lab shows both, so that you know what to keep the same when you measure.</source>
        <translation>一层的乘加数只取决于它的形状。它的时间还取决于处理的是哪些数，以及这些数位于何处。本实验展示这两点，让您知道测量时要保持什么不变。</translation>
    </message>
    <message>
        <source>Both inputs need the same multiply-adds. Measure here to see whether this processor minds the small numbers.</source>
        <translation>两种输入需要的乘加相同。点“在此测量”，看看这个处理器是否在意很小的数。</translation>
    </message>
    <message>
        <source>Caches</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Denormal input is not slower on this processor: it takes %1 times as long.</source>
        <translation>在这个处理器上非规格化输入并不更慢：用时为 %1 倍。</translation>
    </message>
    <message>
        <source>Denormal numbers</source>
        <translation>非规格化数</translation>
    </message>
    <message>
        <source>Every row computes exactly the same. Measure here to see what the way to the values costs.</source>
        <translation>每一行的计算完全相同。点“在此测量”，看看取值的路程花费多少。</translation>
    </message>
    <message>
        <source>GPU and ARM</source>
        <translation>GPU 与 ARM</translation>
    </message>
    <message>
        <source>How many layers until a signal of 1 is denormal</source>
        <translation>信号 1 经过多少层变为非规格化数</translation>
    </message>
    <message>
        <source>In a network a layer&apos;s weights were last used one inference ago, and all other layers&apos; weights were fetched since: MobileNetV2&apos;s 14 MB of them are more than most second levels hold. So a layer timed alone in a loop looks faster than the same layer inside its network. On a virtual machine the third level may be shared with strangers, and less of it is yours than is told.</source>
        <translation>在网络中，一层的权重上次使用是在上一次推理时，其间又取过所有其他层的权重：MobileNetV2 的 14 MB 权重超过大多数二级缓存的容量。因此单独循环计时的一层看起来比它在网络中更快。在虚拟机上，三级缓存可能与他人共享，实际归您的比所报告的少。</translation>
    </message>
    <message>
        <source>Memory is far away: fetching a value from it takes some hundred steps of the processor. Caches keep copies of what was used last: the first level (tens of KiB, a few steps away), the second (around a MiB, some 15 steps), and the third (shared, some 50 steps). A layer that finds its weights in the first level waits for nothing.</source>
        <translation>内存很远：从中取一个值要花处理器几百步。缓存保存最近使用内容的副本：一级（几十 KiB，几步之遥）、二级（约一 MiB，约 15 步）和三级（共享，约 50 步）。在一级缓存中找到权重的层无需任何等待。</translation>
    </message>
    <message>
        <source>MobileNetV2 against NASNet-A</source>
        <translation>MobileNetV2 对 NASNet-A</translation>
    </message>
    <message>
        <source>On this processor no difference can be seen for this layer: denormal input takes %1 times as long, and the intervals overlap. Many newer processors compute with denormals in hardware; others take a detour of a hundred steps for each.</source>
        <translation>在这个处理器上，该层看不出差别：非规格化输入用时为 %1 倍，且区间重叠。许多较新的处理器在硬件中计算非规格化数；另一些则每次要绕上百步的弯路。</translation>
    </message>
    <message>
        <source>One copy is larger than the first-level cache, so there is no row for it.</source>
        <translation>一份副本就大于一级缓存，因此没有一级缓存的行。</translation>
    </message>
    <message>
        <source>The copies lie one behind the other, as layers in a network do, so the processor sees the pattern and fetches ahead. Random order would be slower still. Values that the processor fetched ahead in time cost nothing, so where a layer does much arithmetic for each value (many pixels), all rows become equal.</source>
        <translation>各份副本前后相连，如同网络中的各层，因此处理器看出规律并提前取数。随机顺序会更慢。处理器及时预取的数值没有开销，所以当一层对每个值做很多运算时（像素多），所有行都变得相同。</translation>
    </message>
    <message>
        <source>The layer here is a 1x1 convolution. It exists in many copies, each with its own weights, input and output. A run goes through them one after the other, and then from the start. With one copy everything stays in the first level. With so many copies that together they fill the second level, each finds its values there when its turn comes again, and so on. So every row does the same arithmetic on equal values, and only the distance differs.</source>
        <translation>这里的层是 1x1 卷积。它有许多份副本，每份有自己的权重、输入和输出。一次运行依次经过各份，然后从头再来。只有一份时一切都留在一级缓存。份数多到合起来填满二级缓存时，每份再次轮到时都在那里找到自己的数值，依此类推。所以每一行对同样的值做同样的运算，只有距离不同。</translation>
    </message>
    <message>
        <source>The layer needs %1, and each weight is used %2 times. The more often it is used, the less it matters where it came from: make the map larger.</source>
        <translation>该层需要 %1，每个权重使用 %2 次。使用次数越多，它来自何处就越无关紧要：请增大特征图试试。</translation>
    </message>
    <message>
        <source>The layer needs %1, and each weight is used once. The more often it is used, the less it matters where it came from: make the map larger.</source>
        <translation>该层需要 %1，每个权重使用一次。使用次数越多，它来自何处就越无关紧要：请增大特征图试试。</translation>
    </message>
    <message>
        <source>The layer runs on an input of normal values between 0.5 and 1, and on the same input with a part of the values divided by 2^127, each with flushing on and off, in turns. Its biases are zero, which would hide the small numbers.</source>
        <translation>该层先用 0.5 与 1 之间的规格化值作输入，再用其中一部分值除以 2^127 的同一输入，各在开启和关闭刷新时轮流运行。其偏置为零，否则会掩盖很小的数。</translation>
    </message>
    <message>
        <source>The same layer takes %1 us with its values in %2 (%3), and %4 us with its values in %5 (%6): %7 times as long for the same multiply-adds.</source>
        <translation>同一层，数值位于 %2（%3）时用时 %1 us，位于 %5（%6）时用时 %4 us：乘加数相同，用时为 %7 倍。</translation>
    </message>
    <message>
        <source>The same layer with its values ever farther away</source>
        <translation>同一层，数值离得越来越远</translation>
    </message>
    <message>
        <source>The same layer, four times</source>
        <translation>同一层，四次</translation>
    </message>
    <message>
        <source>This machine and this layer</source>
        <translation>这台机器与该层</translation>
    </message>
    <message>
        <source>Two switches avoid it: flush to zero (a denormal result becomes zero) and denormals are zero (a denormal operand counts as zero). Here both are meant by flushing. All other measurements of this program have it on. Networks meet denormals when a signal fades from layer to layer, in badly scaled or untrained networks, and in the tails of softmax; the second table shows how many layers that takes.</source>
        <translation>有两个开关可以避免：刷新为零 (flush to zero，非规格化的结果变为零) 和非规格化数视为零 (denormals are zero，非规格化的操作数当作零)。这里“刷新”指两者一起。本程序的所有其他测量都开启它。当信号逐层衰减时、在尺度不当或未经训练的网络中，以及在 softmax 的尾部，网络都会遇到非规格化数；第二个表显示需要多少层。</translation>
    </message>
    <message>
        <source>What does not show</source>
        <translation>看不出来的部分</translation>
    </message>
    <message>
        <source>What flushing changes: the largest output is %1 with flushing off and %2 with flushing on. Next to activations around 1 both are nothing.</source>
        <translation>刷新改变了什么：关闭刷新时最大输出为 %1，开启刷新时为 %2。与 1 左右的激活值相比，两者都微不足道。</translation>
    </message>
    <message>
        <source>Why a layer has several true times</source>
        <translation>为何一层有几个真实时间</translation>
    </message>
    <message>
        <source>With flushing off, denormal input takes %1 times as long as normal input, for the same multiply-adds.</source>
        <translation>关闭刷新时，乘加数相同，非规格化输入用时是规格化输入的 %1 倍。</translation>
    </message>
    <message>
        <source>With flushing on it takes %1 times as long.</source>
        <translation>开启刷新时用时为 %1 倍。</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>batch-norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>bytes of a copy = 4 (C C + 2 C pixels)</source>
        <translation>一份副本的字节 = 4 (C C + 2 C 像素数)</translation>
    </message>
    <message>
        <source>comparable multiply-adds, MobileNetV2 is much faster</source>
        <translation>乘加数相近，MobileNetV2 快得多</translation>
    </message>
    <message>
        <source>copies of the layer</source>
        <translation>该层的份数</translation>
    </message>
    <message>
        <source>denormal from layer</source>
        <translation>从第几层起非规格化</translation>
    </message>
    <message>
        <source>denormal input, flushing off</source>
        <translation>非规格化输入，关闭刷新</translation>
    </message>
    <message>
        <source>denormal input, flushing on</source>
        <translation>非规格化输入，开启刷新</translation>
    </message>
    <message>
        <source>denormal values in</source>
        <translation>输入中的非规格化值</translation>
    </message>
    <message>
        <source>denormal values out</source>
        <translation>输出中的非规格化值</translation>
    </message>
    <message>
        <source>denormals</source>
        <translation>非规格化数</translation>
    </message>
    <message>
        <source>denormals-caches</source>
        <translation>非规格化数与缓存</translation>
    </message>
    <message>
        <source>each layer multiplies by</source>
        <translation>每层乘以</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>first-level data cache</source>
        <translation>一级数据缓存</translation>
    </message>
    <message>
        <source>float = +-1.xxx times 2^e, with e from -126 to 127; below 2^-126: 0.xxx times 2^-126</source>
        <translation>float = +-1.xxx 乘以 2^e，e 为 -126 至 127；低于 2^-126 时：0.xxx 乘以 2^-126</translation>
    </message>
    <message>
        <source>in</source>
        <translation>输入中</translation>
    </message>
    <message>
        <source>input and processor</source>
        <translation>输入与处理器</translation>
    </message>
    <message>
        <source>its values in %1 (%2)</source>
        <translation>数值位于 %1（%2）</translation>
    </message>
    <message>
        <source>its values in L1</source>
        <translation>数值位于 L1</translation>
    </message>
    <message>
        <source>its values in L2</source>
        <translation>数值位于 L2</translation>
    </message>
    <message>
        <source>its values in L3</source>
        <translation>数值位于 L3</translation>
    </message>
    <message>
        <source>its values in memory</source>
        <translation>数值位于内存</translation>
    </message>
    <message>
        <source>lab</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>largest value out</source>
        <translation>输出的最大值</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>memory access cost and degree of parallelism; the platform</source>
        <translation>内存访问开销与并行度；平台</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>normal input, flushing off</source>
        <translation>规格化输入，关闭刷新</translation>
    </message>
    <message>
        <source>normal input, flushing on</source>
        <translation>规格化输入，开启刷新</translation>
    </message>
    <message>
        <source>one copy of the layer</source>
        <translation>该层的一份副本</translation>
    </message>
    <message>
        <source>out</source>
        <translation>输出中</translation>
    </message>
    <message>
        <source>pairs right</source>
        <translation>正确的对数</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>second-level cache</source>
        <translation>二级缓存</translation>
    </message>
    <message>
        <source>section 1</source>
        <translation>第 1 节</translation>
    </message>
    <message>
        <source>section 1: time also depends on memory access and on the platform</source>
        <translation>第 1 节：时间还取决于内存访问和平台</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>stands for the level</source>
        <translation>代表该层级</translation>
    </message>
    <message>
        <source>the smallest denormal float32</source>
        <translation>最小的非规格化 float32</translation>
    </message>
    <message>
        <source>the smallest normal float32</source>
        <translation>最小的规格化 float32</translation>
    </message>
    <message>
        <source>third-level cache</source>
        <translation>三级缓存</translation>
    </message>
    <message>
        <source>time of one layer here (us)</source>
        <translation>本机一层的时间 (us)</translation>
    </message>
    <message>
        <source>times the first</source>
        <translation>第一行的倍数</translation>
    </message>
    <message>
        <source>values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>when</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>why time is not multiply-adds alone</source>
        <translation>为何时间不只取决于乘加数</translation>
    </message>
    <message>
        <source>working set (bytes)</source>
        <translation>工作集（字节）</translation>
    </message>
    <message>
        <source>zero from layer</source>
        <translation>从第几层起为零</translation>
    </message>
    <message>
        <source>This system does not tell how large its caches are.</source>
        <translation>此系统不提供缓存大小。</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未提供</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown %</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>This is the full network: choose a smaller width or resolution to see what it saves.</source>
        <translation>这是完整网络：选择较小的宽度或分辨率，看看能节省多少。</translation>
    </message>
    <message>
        <source>GTX 1080Ti, c = 128 (batches/s)</source>
        <translation>GTX 1080Ti，c = 128（批/秒）</translation>
    </message>
    <message>
        <source>GTX 1080Ti, c = 256 (batches/s)</source>
        <translation>GTX 1080Ti，c = 256（批/秒）</translation>
    </message>
    <message>
        <source>GTX 1080Ti, c = 32 (batches/s)</source>
        <translation>GTX 1080Ti，c = 32（批/秒）</translation>
    </message>
    <message>
        <source>GTX 1080Ti, c = 512 (batches/s)</source>
        <translation>GTX 1080Ti，c = 512（批/秒）</translation>
    </message>
    <message>
        <source>GTX 1080Ti, c = 64 (batches/s)</source>
        <translation>GTX 1080Ti，c = 64（批/秒）</translation>
    </message>
    <message>
        <source>Snapdragon 810, c = 128 (images/s)</source>
        <translation>Snapdragon 810，c = 128（图片/秒）</translation>
    </message>
    <message>
        <source>Snapdragon 810, c = 256 (images/s)</source>
        <translation>Snapdragon 810，c = 256（图片/秒）</translation>
    </message>
    <message>
        <source>Snapdragon 810, c = 32 (images/s)</source>
        <translation>Snapdragon 810，c = 32（图片/秒）</translation>
    </message>
    <message>
        <source>Snapdragon 810, c = 64 (images/s)</source>
        <translation>Snapdragon 810，c = 64（图片/秒）</translation>
    </message>
    <message>
        <source>arXiv 1807.11164, table 1</source>
        <translation>arXiv 1807.11164，表 1</translation>
    </message>
    <message>
        <source>arXiv 1807.11164, table 2</source>
        <translation>arXiv 1807.11164，表 2</translation>
    </message>
    <message>
        <source>arXiv 1807.11164, table 3</source>
        <translation>arXiv 1807.11164，表 3</translation>
    </message>
    <message>
        <source>arXiv 1807.11164, table 4</source>
        <translation>arXiv 1807.11164，表 4</translation>
    </message>
</context>
</TS>
