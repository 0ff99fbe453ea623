<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Reasons</name>
    <message>
        <source>the weights at hand have no %1 of %2 values</source>
        <translation>现有的权重中没有含 %2 个值的 %1</translation>
    </message>
    <message>
        <source>%1 has no channel %2</source>
        <translation>%1 没有通道 %2</translation>
    </message>
    <message>
        <source>a channel of %1 cannot be switched off alone: in %2 several channels flow into it; switch them off where they are made</source>
        <translation>%1 的一个通道不能单独关闭：在 %2 中有多个通道汇入它；请在产生它们的层关闭</translation>
    </message>
    <message>
        <source>a channel of %1 cannot be switched off: it comes from the picture itself</source>
        <translation>%1 的一个通道不能关闭：它来自图片本身</translation>
    </message>
    <message>
        <source>only the channels of layers with weights can be switched off</source>
        <translation>只有带权重的层的通道可以关闭</translation>
    </message>
    <message>
        <source>the analysis of a map was cancelled</source>
        <translation>对特征图的分析已取消</translation>
    </message>
    <message>
        <source>a map of %1 channels has no channel %2</source>
        <translation>含 %1 个通道的特征图没有通道 %2</translation>
    </message>
    <message>
        <source>a map of shape %1 has nothing to summarise</source>
        <translation>形状为 %1 的特征图没有可汇总的内容</translation>
    </message>
    <message>
        <source>a map of shape %1 has no principal components</source>
        <translation>形状为 %1 的特征图没有主成分</translation>
    </message>
    <message>
        <source>the map holds NaN or infinity, which have no principal components</source>
        <translation>特征图中有 NaN 或无穷大，它们没有主成分</translation>
    </message>
    <message>
        <source>the principal components of a map did not converge</source>
        <translation>特征图的主成分计算没有收敛</translation>
    </message>
    <message>
        <source>not enough memory for the principal components of a map of shape %1</source>
        <translation>内存不足，无法计算形状为 %1 的特征图的主成分</translation>
    </message>
    <message>
        <source>a class activation map needs %1, which is not at hand</source>
        <translation>类激活图需要%1，但现在没有</translation>
    </message>
    <message>
        <source>a class activation map needs global pooling followed by linear layers, but %1 (%2) stands between pooling and classes</source>
        <translation>类激活图需要全局池化之后只有线性层，但 %1（%2）位于池化与类别之间</translation>
    </message>
    <message>
        <source>class %1 is not among the %2 of %3</source>
        <translation>类别 %1 不在 %3 的 %2 个类别之中</translation>
    </message>
    <message>
        <source>%1 has no global pooling before its classes</source>
        <translation>%1 在类别之前没有全局池化</translation>
    </message>
    <message>
        <source>the four parameters of %1</source>
        <translation>%1 的四个参数</translation>
    </message>
    <message>
        <source>a run did not record a layer that was asked for</source>
        <translation>运行没有记录所要求的层</translation>
    </message>
    <message>
        <source>the recorded output of %1</source>
        <translation>%1 的已记录输出</translation>
    </message>
    <message>
        <source>the recorded input of %1</source>
        <translation>%1 的已记录输入</translation>
    </message>
    <message>
        <source>an effective receptive field needs one picture and a theoretical field of at least one pixel within its %1 x %2</source>
        <translation>有效感受野需要一张图片，以及在 %1 x %2 之内至少一个像素的理论感受野</translation>
    </message>
    <message>
        <source>the engine does not record the value whose receptive field is asked for</source>
        <translation>引擎没有记录所问感受野对应的值</translation>
    </message>
    <message>
        <source>the effective receptive field was cancelled</source>
        <translation>有效感受野的计算已取消</translation>
    </message>
    <message>
        <source>the look at the maps was cancelled</source>
        <translation>对特征图的检查已取消</translation>
    </message>
    <message>
        <source>the effective rank of a map did not converge</source>
        <translation>特征图的有效秩计算没有收敛</translation>
    </message>
    <message>
        <source>not enough memory for the effective rank of a map of shape %1</source>
        <translation>内存不足，无法计算形状为 %1 的特征图的有效秩</translation>
    </message>
    <message>
        <source>the ranges of a layer were cancelled</source>
        <translation>层的取值范围的计算已取消</translation>
    </message>
    <message>
        <source>image %1 is not in a batch of %2</source>
        <translation>大小为 %2 的批次中没有图片 %1</translation>
    </message>
    <message>
        <source>map statistics were cancelled</source>
        <translation>特征图统计已取消</translation>
    </message>
    <message>
        <source>occlusion takes one picture, found %1</source>
        <translation>遮挡只能用于一张图片，却有 %1 张</translation>
    </message>
    <message>
        <source>a hidden square must have 1 to %1 pixels a side and move by 1 to as many pixels as it is wide, found %2 and %3</source>
        <translation>遮挡方块的边长须为 1 到 %1 像素，步长须为 1 到方块边长，却得到 %2 和 %3</translation>
    </message>
    <message>
        <source>the fill of a hidden square needs %1 values, found %2</source>
        <translation>遮挡方块的填充需要 %1 个值，却有 %2 个</translation>
    </message>
    <message>
        <source>hiding parts of the photo was cancelled</source>
        <translation>遮挡照片各部分的计算已取消</translation>
    </message>
    <message>
        <source>a matrix needs rows and columns, found %1 x %2</source>
        <translation>矩阵需要行和列，却是 %1 x %2</translation>
    </message>
    <message>
        <source>the matrix has a value that is not finite</source>
        <translation>矩阵中有非有限的值</translation>
    </message>
    <message>
        <source>not enough memory for a pseudo-inverse</source>
        <translation>内存不足，无法计算伪逆</translation>
    </message>
    <message>
        <source>not enough memory for singular values</source>
        <translation>内存不足，无法计算奇异值</translation>
    </message>
    <message>
        <source>published figures, line %1: %2</source>
        <translation>公布的数据，第 %1 行：%2</translation>
    </message>
    <message>
        <source>a quote is never closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>expected %1 columns, found %2</source>
        <translation>应有 %1 列，却有 %2 列</translation>
    </message>
    <message>
        <source>%1 '%2' is not a positive number</source>
        <translation>%1“%2”不是正数</translation>
    </message>
    <message>
        <source>family '%1' is unknown</source>
        <translation>系列“%1”未知</translation>
    </message>
    <message>
        <source>width_multiplier '%1' is not a number</source>
        <translation>width_multiplier“%1”不是数字</translation>
    </message>
    <message>
        <source>resolution '%1' is not a whole number</source>
        <translation>resolution“%1”不是整数</translation>
    </message>
    <message>
        <source>groups '%1' is not a whole number</source>
        <translation>groups“%1”不是整数</translation>
    </message>
    <message>
        <source>the header must be %1</source>
        <translation>表头必须是 %1</translation>
    </message>
    <message>
        <source>a map of shape %1 has no channels</source>
        <translation>形状为 %1 的特征图没有通道</translation>
    </message>
    <message>
        <source>the file %1 does not exist</source>
        <translation>文件 %1 不存在</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 不是普通文件</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; at most %3 are read</source>
        <translation>%1 有 %2 字节；最多读取 %3 字节</translation>
    </message>
    <message>
        <source>%1 cannot be opened for reading</source>
        <translation>无法打开 %1 进行读取</translation>
    </message>
    <message>
        <source>%1 cannot be read to its end</source>
        <translation>无法把 %1 读到结尾</translation>
    </message>
    <message>
        <source>not enough memory to read %1</source>
        <translation>内存不足，无法读取 %1</translation>
    </message>
    <message>
        <source>cannot write '%1': %2</source>
        <translation>无法写入“%1”：%2</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>文件名为空</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>the folder '%1' does not exist</source>
        <translation>文件夹“%1”不存在</translation>
    </message>
    <message>
        <source>counting convention '%1' is unknown; allowed: %2</source>
        <translation>计数约定“%1”未知；允许的有：%2</translation>
    </message>
    <message>
        <source>channels can be shuffled by '%1' only in the native engine's as-drawn plan, not in %2</source>
        <translation>只有在原生引擎的“按图”计划中才能用“%1”混洗通道，在 %2 中不行</translation>
    </message>
    <message>
        <source>the engine '%1' is not there: %2</source>
        <translation>引擎“%1”不可用：%2</translation>
    </message>
    <message>
        <source>there is no engine '%1'; known are %2</source>
        <translation>没有引擎“%1”；已知的有 %2</translation>
    </message>
    <message>
        <source>a map of %1 in %2 is more than the native engine takes</source>
        <translation>%2 中大小为 %1 的特征图超出原生引擎的上限</translation>
    </message>
    <message>
        <source>%1 needs maps beyond what the native engine takes</source>
        <translation>%1 需要的特征图超出原生引擎的上限</translation>
    </message>
    <message>
        <source>the native engine takes 1 to %1 threads here, found %2</source>
        <translation>原生引擎在这里可用 1 到 %1 个线程，却要求 %2 个</translation>
    </message>
    <message>
        <source>not enough memory to compile %1</source>
        <translation>内存不足，无法编译 %1</translation>
    </message>
    <message>
        <source>compiling failed: %1</source>
        <translation>编译失败：%1</translation>
    </message>
    <message>
        <source>%1 was compiled for an input of %2, found %3</source>
        <translation>%1 是为大小 %2 的输入编译的，却得到 %3</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>not enough memory to run %1</source>
        <translation>内存不足，无法运行 %1</translation>
    </message>
    <message>
        <source>%1 is not ONNX Runtime</source>
        <translation>%1 不是 ONNX Runtime</translation>
    </message>
    <message>
        <source>%1 is ONNX Runtime %2; 1.8 or later is needed</source>
        <translation>%1 是 ONNX Runtime %2；需要 1.8 或更新版本</translation>
    </message>
    <message>
        <source>ONNX Runtime: %1</source>
        <translation>ONNX Runtime：%1</translation>
    </message>
    <message>
        <source>libonnxruntime.so.1 is in none of the system's library folders, and the npm package onnxruntime-node in none of its own; CONVLENS_ONNXRUNTIME can name the file</source>
        <translation>系统的库文件夹中没有 libonnxruntime.so.1，npm 包 onnxruntime-node 的文件夹中也没有；可以用 CONVLENS_ONNXRUNTIME 指定文件</translation>
    </message>
    <message>
        <source>CONVLENS_ONNXRUNTIME names '%1', where there is no libonnxruntime.so</source>
        <translation>CONVLENS_ONNXRUNTIME 指定了“%1”，但那里没有 libonnxruntime.so</translation>
    </message>
    <message>
        <source>%1 does not load</source>
        <translation>%1 无法加载</translation>
    </message>
    <message>
        <source>%1 has no layer %2 to record, only 0 to %3</source>
        <translation>%1 没有可记录的层 %2，只有 0 到 %3</translation>
    </message>
    <message>
        <source>%1 takes an input of %2, found %3</source>
        <translation>%1 的输入大小是 %2，却得到 %3</translation>
    </message>
    <message>
        <source>the run of %1 was cancelled</source>
        <translation>%1 的运行已取消</translation>
    </message>
    <message>
        <source>the engine 'onnxruntime' has an optimised plan only; it cannot run networks as drawn</source>
        <translation>引擎“onnxruntime”只有优化计划，不能按图运行网络</translation>
    </message>
    <message>
        <source>the engine 'onnxruntime' takes 1 to %1 threads here, found %2</source>
        <translation>引擎“onnxruntime”在这里可用 1 到 %1 个线程，却要求 %2 个</translation>
    </message>
    <message>
        <source>not enough memory to prepare the network</source>
        <translation>内存不足，无法准备网络</translation>
    </message>
    <message>
        <source>ONNX Runtime made %1 values of '%2' where a map of %3 was expected</source>
        <translation>ONNX Runtime 给出 %1 个“%2”的值，而应是大小为 %3 的特征图</translation>
    </message>
    <message>
        <source>layer '%1': OpenCV has no dilated pooling</source>
        <translation>层“%1”：OpenCV 没有空洞池化</translation>
    </message>
    <message>
        <source>the engine 'opencv' takes 1 to %1 threads here, found %2</source>
        <translation>引擎“opencv”在这里可用 1 到 %1 个线程，却要求 %2 个</translation>
    </message>
    <message>
        <source>OpenCV has not enough memory for %1</source>
        <translation>OpenCV 没有足够的内存用于 %1</translation>
    </message>
    <message>
        <source>OpenCV failed on %1: %2</source>
        <translation>OpenCV 在 %1 上失败：%2</translation>
    </message>
    <message>
        <source>not enough memory for %1 in OpenCV</source>
        <translation>内存不足，无法在 OpenCV 中运行 %1</translation>
    </message>
    <message>
        <source>OpenCV made %1 values where a map of %2 was expected</source>
        <translation>OpenCV 给出 %1 个值，而应是大小为 %2 的特征图</translation>
    </message>
    <message>
        <source>OpenCV timed %1 layers of %2</source>
        <translation>OpenCV 只计时了 %2 层中的 %1 层</translation>
    </message>
    <message>
        <source>layer '%1': %2</source>
        <translation>层“%1”：%2</translation>
    </message>
    <message>
        <source>parameter '%1' must hold variances above zero, found %2 (epsilon %3)</source>
        <translation>参数“%1”必须是大于零的方差，却有 %2（epsilon 为 %3）</translation>
    </message>
    <message>
        <source>the engine 'reference' runs networks as drawn only; it has no optimised plan</source>
        <translation>引擎“reference”只能按图运行网络，没有优化计划</translation>
    </message>
    <message>
        <source>the engine 'reference' runs on 1 thread, not on %1</source>
        <translation>引擎“reference”用 1 个线程运行，不能用 %1 个</translation>
    </message>
    <message>
        <source>%1 has an empty input of %2</source>
        <translation>%1 的输入 %2 是空的</translation>
    </message>
    <message>
        <source>'%1' has the class %2, the network has %3</source>
        <translation>“%1”的类别是 %2，而网络有 %3 个类别</translation>
    </message>
    <message>
        <source>the evaluation was stopped</source>
        <translation>评估已停止</translation>
    </message>
    <message>
        <source>the network's result for '%1' is not a number</source>
        <translation>网络对“%1”的结果不是数字</translation>
    </message>
    <message>
        <source>'%1', line %2: a quotation mark is opened and never closed</source>
        <translation>“%1”第 %2 行：引号打开后没有闭合</translation>
    </message>
    <message>
        <source>'%1' is the name of classes %2; give the index instead</source>
        <translation>“%1”同时是类别 %2 的名称；请改用编号</translation>
    </message>
    <message>
        <source>class %1 is outside 0 to %2</source>
        <translation>类别 %1 不在 0 到 %2 之间</translation>
    </message>
    <message>
        <source>cannot list '%1': %2</source>
        <translation>无法列出“%1”：%2</translation>
    </message>
    <message>
        <source>'%1' holds no folders; expected one a class, or a CSV of file,index</source>
        <translation>“%1”中没有文件夹；应为每类一个文件夹，或一个内容为 file,index 的 CSV</translation>
    </message>
    <message>
        <source>folder '%1': %2</source>
        <translation>文件夹“%1”：%2</translation>
    </message>
    <message>
        <source>no photo in any of the folders of '%1'</source>
        <translation>“%1”的各文件夹中没有照片</translation>
    </message>
    <message>
        <source>'%1', line %2: %3</source>
        <translation>“%1”第 %2 行：%3</translation>
    </message>
    <message>
        <source>'%1' names no photo</source>
        <translation>“%1”没有列出照片</translation>
    </message>
    <message>
        <source>expected file,index, found %1 fields</source>
        <translation>应为 file,index，却有 %1 个字段</translation>
    </message>
    <message>
        <source>'%1' is no class index</source>
        <translation>“%1”不是类别编号</translation>
    </message>
    <message>
        <source>the file has no name</source>
        <translation>文件没有名称</translation>
    </message>
    <message>
        <source>a %1x%1 window does not fit into a map of %2x%3</source>
        <translation>%1x%1 的窗口放不进 %2x%3 的特征图</translation>
    </message>
    <message>
        <source>expected %1 inputs, found %2</source>
        <translation>应有 %1 个输入，却有 %2 个</translation>
    </message>
    <message>
        <source>a convolution needs at least one output channel and one group</source>
        <translation>卷积至少需要一个输出通道和一个分组</translation>
    </message>
    <message>
        <source>%1 groups divide neither or only one of %2 input and %3 output channels</source>
        <translation>%1 个分组不能同时整除 %2 个输入通道和 %3 个输出通道</translation>
    </message>
    <message>
        <source>a concat needs at least one input</source>
        <translation>拼接至少需要一个输入</translation>
    </message>
    <message>
        <source>cannot concat maps of %1 and %2</source>
        <translation>大小为 %1 和 %2 的特征图不能拼接</translation>
    </message>
    <message>
        <source>the parts of a channel split do not add up to %1 channels</source>
        <translation>通道拆分的各部分相加不等于 %1 个通道</translation>
    </message>
    <message>
        <source>cannot add maps of %1 and %2</source>
        <translation>大小为 %1 和 %2 的特征图不能相加</translation>
    </message>
    <message>
        <source>%1 channels cannot be shuffled in %2 groups</source>
        <translation>%1 个通道不能分成 %2 组混洗</translation>
    </message>
    <message>
        <source>cannot scale a map of %1 by factors of %2</source>
        <translation>不能用大小为 %2 的系数缩放大小为 %1 的特征图</translation>
    </message>
    <message>
        <source>a fully connected layer takes a vector, found %1</source>
        <translation>全连接层的输入应是向量，却是 %1</translation>
    </message>
    <message>
        <source>parameter '%1' %2 of %3 is missing</source>
        <translation>缺少 %3 的参数“%1” %2</translation>
    </message>
    <message>
        <source>parameter '%1' of %2 must have the shape %3, found %4</source>
        <translation>%2 的参数“%1”的形状应为 %3，却是 %4</translation>
    </message>
    <message>
        <source>'%1' gives no picture any more</source>
        <translation>“%1”不再给出图片</translation>
    </message>
    <message>
        <source>'%1' gives pictures of %2x%3 pixels, more than are allowed</source>
        <translation>“%1”给出的图片为 %2x%3 像素，超出允许范围</translation>
    </message>
    <message>
        <source>'%1' gives pictures of another kind than 8-bit colour</source>
        <translation>“%1”给出的图片不是 8 位彩色图片</translation>
    </message>
    <message>
        <source>'%1': not enough memory for a picture</source>
        <translation>“%1”：内存不足，放不下一张图片</translation>
    </message>
    <message>
        <source>'%1': not enough memory</source>
        <translation>“%1”：内存不足</translation>
    </message>
    <message>
        <source>there is no camera %1 on this machine (%2 does not exist)</source>
        <translation>这台机器上没有摄像头 %1（%2 不存在）</translation>
    </message>
    <message>
        <source>'%1' could not be opened: it is in use, not allowed, or gives no pictures</source>
        <translation>无法打开“%1”：它正在使用、不被允许，或不给出图片</translation>
    </message>
    <message>
        <source>'%1' cannot be read as a film or a numbered series of pictures</source>
        <translation>“%1”不能作为影片或编号的图片序列读取</translation>
    </message>
    <message>
        <source>'%1' could not be encoded as PNG</source>
        <translation>“%1”无法编码为 PNG</translation>
    </message>
    <message>
        <source>not enough memory to encode '%1' as PNG</source>
        <translation>内存不足，无法把“%1”编码为 PNG</translation>
    </message>
    <message>
        <source>'%1' could not be encoded as PNG: %2</source>
        <translation>“%1”无法编码为 PNG：%2</translation>
    </message>
    <message>
        <source>'%1': only TIFF files with 8 or 16 bits a sample can be read; save it as such</source>
        <translation>“%1”：只能读取每个样本 8 或 16 位的 TIFF 文件；请另存为这种格式</translation>
    </message>
    <message>
        <source>the TIFF file is truncated (its directory lies beyond its end)</source>
        <translation>TIFF 文件被截断（目录超出文件结尾）</translation>
    </message>
    <message>
        <source>the TIFF file is truncated or damaged</source>
        <translation>TIFF 文件被截断或已损坏</translation>
    </message>
    <message>
        <source>the TIFF file is truncated (picture data lies beyond its end)</source>
        <translation>TIFF 文件被截断（图片数据超出文件结尾）</translation>
    </message>
    <message>
        <source>'%1': JPEG with %2 bits a sample cannot be read; save it with 8</source>
        <translation>“%1”：不能读取每个样本 %2 位的 JPEG；请以 8 位保存</translation>
    </message>
    <message>
        <source>'%1': an animated WebP cannot be read; save one picture of it</source>
        <translation>“%1”：不能读取动画 WebP；请保存其中一张图片</translation>
    </message>
    <message>
        <source>'%1': %2 files cannot be read; save it as JPEG, PNG, WebP, TIFF or BMP</source>
        <translation>“%1”：不能读取 %2 文件；请另存为 JPEG、PNG、WebP、TIFF 或 BMP</translation>
    </message>
    <message>
        <source>the JPEG file is truncated (it has no end-of-image marker)</source>
        <translation>JPEG 文件被截断（没有图片结束标记）</translation>
    </message>
    <message>
        <source>the JPEG file is damaged (a marker is missing at byte %1)</source>
        <translation>JPEG 文件已损坏（字节 %1 处缺少标记）</translation>
    </message>
    <message>
        <source>the JPEG file has a damaged frame header</source>
        <translation>JPEG 文件的帧头已损坏</translation>
    </message>
    <message>
        <source>the JPEG file has more than %1 scans</source>
        <translation>JPEG 文件的扫描多于 %1 次</translation>
    </message>
    <message>
        <source>the JPEG file has no picture in it</source>
        <translation>JPEG 文件中没有图片</translation>
    </message>
    <message>
        <source>the PNG file is truncated (it has no IEND chunk)</source>
        <translation>PNG 文件被截断（没有 IEND 块）</translation>
    </message>
    <message>
        <source>the PNG file is damaged (wrong checksum in the chunk at byte %1)</source>
        <translation>PNG 文件已损坏（字节 %1 处的块校验和错误）</translation>
    </message>
    <message>
        <source>the PNG file has a damaged header</source>
        <translation>PNG 文件的文件头已损坏</translation>
    </message>
    <message>
        <source>the PNG file does not begin with its header</source>
        <translation>PNG 文件没有以文件头开始</translation>
    </message>
    <message>
        <source>the WebP file is truncated</source>
        <translation>WebP 文件被截断</translation>
    </message>
    <message>
        <source>the WebP file has no picture in it</source>
        <translation>WebP 文件中没有图片</translation>
    </message>
    <message>
        <source>the BMP file is truncated</source>
        <translation>BMP 文件被截断</translation>
    </message>
    <message>
        <source>the BMP file has a damaged header</source>
        <translation>BMP 文件的文件头已损坏</translation>
    </message>
    <message>
        <source>the header of the PNM file is damaged or truncated</source>
        <translation>PNM 文件的文件头已损坏或被截断</translation>
    </message>
    <message>
        <source>the PNM file is truncated</source>
        <translation>PNM 文件被截断</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>not a photo (JPEG, PNG, WebP, TIFF, BMP and PNM can be read)</source>
        <translation>不是照片（可以读取 JPEG、PNG、WebP、TIFF、BMP 和 PNM）</translation>
    </message>
    <message>
        <source>the image has no pixels</source>
        <translation>图片没有像素</translation>
    </message>
    <message>
        <source>'%1': the %2 file is damaged and cannot be decoded</source>
        <translation>“%1”：%2 文件已损坏，无法解码</translation>
    </message>
    <message>
        <source>'%1': only pictures of 8 or 16 bits a sample can be read</source>
        <translation>“%1”：只能读取每个样本 8 或 16 位的图片</translation>
    </message>
    <message>
        <source>'%1' is %2 x %3 pixels; at most %4 pixels can be read in this format</source>
        <translation>“%1”为 %2 x %3 像素；这种格式最多能读取 %4 像素</translation>
    </message>
    <message>
        <source>'%1' has more than 2 GiB</source>
        <translation>“%1”超过 2 GiB</translation>
    </message>
    <message>
        <source>'%1': not enough memory for %2 x %3 pixels</source>
        <translation>“%1”：内存不足，放不下 %2 x %3 像素</translation>
    </message>
    <message>
        <source>'%1' cannot be decoded: %2</source>
        <translation>无法解码“%1”：%2</translation>
    </message>
    <message>
        <source>'%1' is not a folder</source>
        <translation>“%1”不是文件夹</translation>
    </message>
    <message>
        <source>the folder '%1' cannot be read: %2</source>
        <translation>无法读取文件夹“%1”：%2</translation>
    </message>
    <message>
        <source>the folder '%1' cannot be read to its end: %2</source>
        <translation>无法把文件夹“%1”读到结尾：%2</translation>
    </message>
    <message>
        <source>there is no photo in the folder '%1'</source>
        <translation>文件夹“%1”中没有照片</translation>
    </message>
    <message>
        <source>the photo '%1' has no pixels</source>
        <translation>照片“%1”没有像素</translation>
    </message>
    <message>
        <source>a photo cannot be resized to %1 pixels; 1 to 16384 are allowed</source>
        <translation>照片不能缩放到 %1 像素；允许 1 到 16384</translation>
    </message>
    <message>
        <source>the crop fraction must lie between 0.01 and 1, found %1</source>
        <translation>裁剪比例须在 0.01 与 1 之间，却是 %1</translation>
    </message>
    <message>
        <source>a standard deviation of zero cannot divide the input</source>
        <translation>标准差为零，不能用来除输入</translation>
    </message>
    <message>
        <source>photos cannot be reduced to %1 pixels first; 0 (not at all) to 16384 are allowed</source>
        <translation>照片不能先缩小到 %1 像素；允许 0（不缩小）到 16384</translation>
    </message>
    <message>
        <source>not enough memory to resize '%1'</source>
        <translation>内存不足，无法缩放“%1”</translation>
    </message>
    <message>
        <source>instruction set '%1' cannot be used here; there are %2</source>
        <translation>这里不能使用指令集“%1”；可用的有 %2</translation>
    </message>
    <message>
        <source>a map must have 1 to %1 values, found %2</source>
        <translation>特征图须有 1 到 %1 个值，却有 %2 个</translation>
    </message>
    <message>
        <source>not enough memory for a map of %1 values</source>
        <translation>内存不足，放不下含 %1 个值的特征图</translation>
    </message>
    <message>
        <source>the layer takes %1 to %2 channels and 1 to %3 pixels, found %4 and %5</source>
        <translation>该层可取 %1 到 %2 个通道和 1 到 %3 个像素，却得到 %4 和 %5</translation>
    </message>
    <message>
        <source>the measurement was cancelled</source>
        <translation>测量已取消</translation>
    </message>
    <message>
        <source>not enough memory for the largest working set</source>
        <translation>内存不足，放不下最大的工作集</translation>
    </message>
    <message>
        <source>the layer takes 1 to %1 channels, a side of 1 to %2 and a share of denormals from 0 to 1, found %3, %4 and %5</source>
        <translation>该层可取 1 到 %1 个通道、1 到 %2 的边长以及 0 到 1 的非正规数比例，却得到 %3、%4 和 %5</translation>
    </message>
    <message>
        <source>this processor cannot flush denormals, so there is nothing to compare</source>
        <translation>这个处理器不能把非正规数刷为零，因此没有可比较的</translation>
    </message>
    <message>
        <source>the paper's table about %1 has %2 channels, found %3</source>
        <translation>论文关于%1的表有 %2 个通道，却得到 %3 个</translation>
    </message>
    <message>
        <source>the side must be 1 to %1 and the blocks 1 to %2, found %3 and %4</source>
        <translation>边长须为 1 到 %1，块数须为 1 到 %2，却得到 %3 和 %4</translation>
    </message>
    <message>
        <source>the settings of a lab must be a JSON object</source>
        <translation>实验的设置必须是一个 JSON 对象</translation>
    </message>
    <message>
        <source>the lab has no parameter %1</source>
        <translation>实验没有参数 %1</translation>
    </message>
    <message>
        <source>%1 must be one of %2, found %3</source>
        <translation>%1 须为 %2 之一，却是 %3</translation>
    </message>
    <message>
        <source>%1 must be between %2 and %3, found %4</source>
        <translation>%1 须在 %2 与 %3 之间，却是 %4</translation>
    </message>
    <message>
        <source>%1 goes in steps of %2 from %3, found %4</source>
        <translation>%1 从 %3 起以 %2 为步长，却是 %4</translation>
    </message>
    <message>
        <source>%1 %2 does not go with the other values; the nearest that does is %3</source>
        <translation>%1 %2 与其他值不相容；最接近的相容值是 %3</translation>
    </message>
    <message>
        <source>engine '%1' uses up to %2 threads here, asked for %3</source>
        <translation>引擎“%1”在这里最多用 %2 个线程，却要求 %3 个</translation>
    </message>
    <message>
        <source>'%1' is not a lab; known: %2</source>
        <translation>“%1”不是实验；已知的有：%2</translation>
    </message>
    <message>
        <source>the lab was stopped</source>
        <translation>实验已停止</translation>
    </message>
    <message>
        <source>there are no points</source>
        <translation>没有点</translation>
    </message>
    <message>
        <source>the number of dimensions must be 1 to %1, found %2</source>
        <translation>维数须为 1 到 %1，却是 %2</translation>
    </message>
    <message>
        <source>the size of the points must be above zero, found %1</source>
        <translation>点的大小须大于零，却是 %1</translation>
    </message>
    <message>
        <source>points of %1 values do not fit a matrix with %2 columns</source>
        <translation>含 %1 个值的点与 %2 列的矩阵不匹配</translation>
    </message>
    <message>
        <source>not enough memory for %1 points</source>
        <translation>内存不足，放不下 %1 个点</translation>
    </message>
    <message>
        <source>at least one seed is needed</source>
        <translation>至少需要一个种子</translation>
    </message>
    <message>
        <source>a photo of %1 has no patches of %2 x %2</source>
        <translation>大小为 %1 的照片没有 %2 x %2 的图块</translation>
    </message>
    <message>
        <source>points are written "x,y x,y ...", found '%1'</source>
        <translation>点写作 "x,y x,y ..."，却得到“%1”</translation>
    </message>
    <message>
        <source>more than %1 points</source>
        <translation>多于 %1 个点</translation>
    </message>
    <message>
        <source>%1, line %2: expected an answer of a lab: %3</source>
        <translation>%1 第 %2 行：应为实验的一个答案：%3</translation>
    </message>
    <message>
        <source>%1 cannot be rebuilt: layer '%2' has more than two inputs or several outputs</source>
        <translation>%1 不能重建：层“%2”有两个以上的输入或多个输出</translation>
    </message>
    <message>
        <source>%1 has no last stage to replace</source>
        <translation>%1 没有可替换的最后阶段</translation>
    </message>
    <message>
        <source>the engine timed %1 steps of a plan that has %2</source>
        <translation>引擎计时了 %1 步，而计划有 %2 步</translation>
    </message>
    <message>
        <source>the time to measure must be zero seconds or more, found %1</source>
        <translation>测量时间须为零秒或更长，却是 %1</translation>
    </message>
    <message>
        <source>the number of runs must be between 1 and a larger limit, found %1 and %2</source>
        <translation>运行次数须在 1 与一个更大的上限之间，却是 %1 和 %2</translation>
    </message>
    <message>
        <source>not enough memory to keep the timings</source>
        <translation>内存不足，无法保存计时</translation>
    </message>
    <message>
        <source>the measurement of the machine was cancelled</source>
        <translation>对机器的测量已取消</translation>
    </message>
    <message>
        <source>not enough memory to measure the machine's bandwidths</source>
        <translation>内存不足，无法测量机器的带宽</translation>
    </message>
    <message>
        <source>the machine's peaks have no usable '%1'</source>
        <translation>机器的峰值中没有可用的“%1”</translation>
    </message>
    <message>
        <source>'%1' is of version %2, this program reads version %3</source>
        <translation>“%1”的版本是 %2，本程序读取版本 %3</translation>
    </message>
    <message>
        <source>no folder is known to keep the machine's peaks in (HOME is not set)</source>
        <translation>不知道保存机器峰值的文件夹（没有设置 HOME）</translation>
    </message>
    <message>
        <source>the folder '%1' could not be made: %2</source>
        <translation>无法创建文件夹“%1”：%2</translation>
    </message>
    <message>
        <source>is no file of machines' peaks</source>
        <translation>不是机器峰值文件</translation>
    </message>
    <message>
        <source>has no list of machines</source>
        <translation>没有机器列表</translation>
    </message>
    <message>
        <source>%1 %2 of %3 is not possible; allowed: %4</source>
        <translation>%3 的 %1 不能是 %2；允许：%4</translation>
    </message>
    <message>
        <source>key %1 is unknown to %2; allowed: %3</source>
        <translation>%2 没有键 %1；允许的有：%3</translation>
    </message>
    <message>
        <source>key '%1' of %2 has no value; write %1=VALUE</source>
        <translation>%2 的键“%1”没有值；请写作 %1=值</translation>
    </message>
    <message>
        <source>key '%1' of %2 is given twice</source>
        <translation>%2 的键“%1”出现了两次</translation>
    </message>
    <message>
        <source>network family %1 is unknown; allowed: %2</source>
        <translation>网络系列 %1 未知；允许的有：%2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>the file's metadata gives %1 the value '%2'; allowed: %3</source>
        <translation>文件的元数据中 %1 的值是“%2”；允许：%3</translation>
    </message>
    <message>
        <source>'%1' fits no network that is known here: none of its tensors has a name that torchvision, timm, pytorchcv, megvii, d-li14 or Convlens give; a name map can tell which is which</source>
        <translation>“%1”不适合这里已知的任何网络：没有一个张量的名称是 torchvision、timm、pytorchcv、megvii、d-li14 或 Convlens 所用的；名称映射可以说明对应关系</translation>
    </message>
    <message>
        <source>'%1' fits no network that is known here; the closest is %2 with the names of %3, but %4</source>
        <translation>“%1”不适合这里已知的任何网络；最接近的是使用 %3 名称的 %2，但%4</translation>
    </message>
    <message>
        <source>recognising '%1' was cancelled</source>
        <translation>对“%1”的识别已取消</translation>
    </message>
    <message>
        <source>'%1': the metadata promises %2 classes, the classifier has %3</source>
        <translation>“%1”：元数据说有 %2 个类别，分类器却有 %3 个</translation>
    </message>
    <message>
        <source>tensor '%1' %2 is missing</source>
        <translation>缺少张量“%1” %2</translation>
    </message>
    <message>
        <source>tensor '%1' must have the shape %2, found %3</source>
        <translation>张量“%1”的形状应为 %2，却是 %3</translation>
    </message>
    <message>
        <source>it has tensors that this network has no place for</source>
        <translation>它有这个网络放不下的张量</translation>
    </message>
    <message>
        <source>batch %1 is not possible; allowed: a whole number from 1 to %2</source>
        <translation>批次大小不能是 %1；允许：1 到 %2 的整数</translation>
    </message>
    <message>
        <source>%1 has more than 2 GB of weights, which an ONNX file cannot hold</source>
        <translation>%1 的权重超过 2 GB，ONNX 文件放不下</translation>
    </message>
    <message>
        <source>layer '%1': ONNX operator set %2 has no dilated average pooling</source>
        <translation>层“%1”：ONNX 算子集 %2 没有空洞平均池化</translation>
    </message>
    <message>
        <source>%1 has no layer %2 to put out</source>
        <translation>%1 没有可输出的层 %2</translation>
    </message>
    <message>
        <source>not enough memory to write %1 as ONNX</source>
        <translation>内存不足，无法把 %1 写为 ONNX</translation>
    </message>
    <message>
        <source>the saved measurement times a layer '%1', which %2 does not have</source>
        <translation>保存的测量计时了层“%1”，而 %2 没有这一层</translation>
    </message>
    <message>
        <source>the saved measurement times the layer '%1' twice</source>
        <translation>保存的测量对层“%1”计时了两次</translation>
    </message>
    <message>
        <source>'%1' would have %2 bytes, more than can be read again; pasted pictures lie inside a session, so save the large ones as files</source>
        <translation>“%1”会有 %2 字节，多于能再次读取的大小；粘贴的图片保存在会话内，请把大图片另存为文件</translation>
    </message>
    <message>
        <source>nested deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>an object has more than %1 keys</source>
        <translation>有对象的键多于 %1 个</translation>
    </message>
    <message>
        <source>not a session: not JSON, or cut off</source>
        <translation>不是会话：不是 JSON，或被截断</translation>
    </message>
    <message>
        <source>an object has the key '%1' twice</source>
        <translation>有对象的键“%1”出现了两次</translation>
    </message>
    <message>
        <source>a session of %1 bytes; at most %2 are read</source>
        <translation>会话有 %1 字节；最多读取 %2 字节</translation>
    </message>
    <message>
        <source>not a session of Convlens: the key format is not 'convlens-session'</source>
        <translation>不是 Convlens 的会话：键 format 不是 'convlens-session'</translation>
    </message>
    <message>
        <source>the session has version %1; this program reads up to version %2%3</source>
        <translation>会话的版本是 %1；本程序最高读取版本 %2%3</translation>
    </message>
    <message>
        <source>is not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>the file %1</source>
        <translation>文件%1</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is not a text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>is longer than %1 bytes</source>
        <translation>长于 %1 字节</translation>
    </message>
    <message>
        <source>holds a zero byte</source>
        <translation>含有零字节</translation>
    </message>
    <message>
        <source>is not a whole number from %1 to %2</source>
        <translation>不是 %1 到 %2 的整数</translation>
    </message>
    <message>
        <source>is not a number from 0 to 10^12</source>
        <translation>不是 0 到 10^12 的数</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>is not a list</source>
        <translation>不是列表</translation>
    </message>
    <message>
        <source>has more than %1 entries</source>
        <translation>有多于 %1 个条目</translation>
    </message>
    <message>
        <source>has a key '%1' that version %2 does not know</source>
        <translation>有键“%1”，而版本 %2 不认识它</translation>
    </message>
    <message>
        <source>is neither 'as-drawn' nor 'optimised'</source>
        <translation>既不是 'as-drawn' 也不是 'optimised'</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>is not 64 hexadecimal digits</source>
        <translation>不是 64 位十六进制数字</translation>
    </message>
    <message>
        <source>is not a picture in base64</source>
        <translation>不是 base64 编码的图片</translation>
    </message>
    <message>
        <source>is not the name of a layer</source>
        <translation>不是层的名称</translation>
    </message>
    <message>
        <source>is not one letter</source>
        <translation>不是一个字母</translation>
    </message>
    <message>
        <source>is not a network: %1</source>
        <translation>不是网络：%1</translation>
    </message>
    <message>
        <source>is not a whole number below 2^64</source>
        <translation>不是小于 2^64 的整数</translation>
    </message>
    <message>
        <source>is neither true, false, a number nor a text of at most %1 bytes</source>
        <translation>既不是 true、false、数字，也不是最多 %1 字节的文本</translation>
    </message>
    <message>
        <source>is not known: %1</source>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>sweep, line %1: %2</source>
        <translation>扫描文件第 %1 行：%2</translation>
    </message>
    <message>
        <source>the sweep has format %1, this version of Convlens reads up to %2</source>
        <translation>扫描文件的格式是 %1，这一版 Convlens 最高读取 %2</translation>
    </message>
    <message>
        <source>the sweep is empty</source>
        <translation>扫描文件是空的</translation>
    </message>
    <message>
        <source>this is not a Convlens sweep</source>
        <translation>这不是 Convlens 的扫描文件</translation>
    </message>
    <message>
        <source>plan '%1' is unknown</source>
        <translation>计划“%1”未知</translation>
    </message>
    <message>
        <source>'networks' must hold text</source>
        <translation>'networks' 必须是文本</translation>
    </message>
    <message>
        <source>'networks' names one twice, or one that cannot be measured</source>
        <translation>'networks' 中有重复的网络，或不能测量的网络</translation>
    </message>
    <message>
        <source>'samples_ms' must hold positive numbers</source>
        <translation>'samples_ms' 必须是正数</translation>
    </message>
    <message>
        <source>'samples_ms' must hold runs</source>
        <translation>'samples_ms' 必须含有各次运行</translation>
    </message>
    <message>
        <source>network '%1' is not one of the first line's</source>
        <translation>网络“%1”不在第一行所列之中</translation>
    </message>
    <message>
        <source>network '%1' stands there twice</source>
        <translation>网络“%1”出现了两次</translation>
    </message>
    <message>
        <source>this is not a JSON object</source>
        <translation>这不是 JSON 对象</translation>
    </message>
    <message>
        <source>a sweep of %1 networks is too long; up to %2 are measured at once</source>
        <translation>扫描 %1 个网络太多；一次最多测量 %2 个</translation>
    </message>
    <message>
        <source>a sweep needs at least one network family</source>
        <translation>扫描至少需要一个网络系列</translation>
    </message>
    <message>
        <source>a sweep of more than 100000 networks is too long; up to %1 are measured at once</source>
        <translation>扫描超过 100000 个网络太多；一次最多测量 %1 个</translation>
    </message>
    <message>
        <source>the sweep has no network that can be measured</source>
        <translation>扫描中没有可以测量的网络</translation>
    </message>
    <message>
        <source>the sweep has no network that can be measured; %1: %2</source>
        <translation>扫描中没有可以测量的网络；%1：%2</translation>
    </message>
    <message>
        <source>engine '%1' has no plan '%2'</source>
        <translation>引擎“%1”没有计划“%2”</translation>
    </message>
    <message>
        <source>a network can be visited 1 to %1 times, asked for %2</source>
        <translation>一个网络可以测量 1 到 %1 轮，却要求 %2 轮</translation>
    </message>
    <message>
        <source>the sweep cannot go on: its %1 was '%2', now it is '%3'</source>
        <translation>扫描不能继续：它的 %1 原为“%2”，现在是“%3”</translation>
    </message>
    <message>
        <source>'%1' is not a usable NumPy array: %2</source>
        <translation>“%1”不是可用的 NumPy 数组：%2</translation>
    </message>
    <message>
        <source>'%1' is written in version %2.%3 of NumPy's format; 1.0, 2.0 and 3.0 can be read</source>
        <translation>“%1”以 NumPy 格式的 %2.%3 版本写成；可以读取 1.0、2.0 和 3.0</translation>
    </message>
    <message>
        <source>'%1' has a header of %2 bytes, more than any plain float32 array needs</source>
        <translation>“%1”的文件头有 %2 字节，比任何普通 float32 数组所需的都多</translation>
    </message>
    <message>
        <source>'%1' holds values of type '%2'; expected '&lt;f4' (in NumPy: array.astype('&lt;f4'))</source>
        <translation>“%1”中值的类型是“%2”；应为 '&lt;f4'（在 NumPy 中：array.astype('&lt;f4')）</translation>
    </message>
    <message>
        <source>'%1' is in Fortran order; expected C order (in NumPy: np.ascontiguousarray(array))</source>
        <translation>“%1”是 Fortran 顺序；应为 C 顺序（在 NumPy 中：np.ascontiguousarray(array)）</translation>
    </message>
    <message>
        <source>'%1' has the shape %2; expected [n, c, h, w], [c, h, w] or [n, c]</source>
        <translation>“%1”的形状是 %2；应为 [n, c, h, w]、[c, h, w] 或 [n, c]</translation>
    </message>
    <message>
        <source>'%1' does not exist</source>
        <translation>“%1”不存在</translation>
    </message>
    <message>
        <source>'%1' cannot be opened for reading</source>
        <translation>无法打开“%1”进行读取</translation>
    </message>
    <message>
        <source>'%1' could not be read to its end</source>
        <translation>无法把“%1”读到结尾</translation>
    </message>
    <message>
        <source>it does not begin as a NumPy .npy file does</source>
        <translation>它的开头不是 NumPy 的 .npy 文件</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>它在文件头中间就结束了</translation>
    </message>
    <message>
        <source>its header claims %1 bytes, but the file has only %2 bytes</source>
        <translation>它的文件头声称有 %1 字节，但文件只有 %2 字节</translation>
    </message>
    <message>
        <source>its header is not the dictionary with descr, fortran_order and shape</source>
        <translation>它的文件头不是含有 descr、fortran_order 和 shape 的字典</translation>
    </message>
    <message>
        <source>the shape %1 needs more values than the %2 bytes after the header hold</source>
        <translation>形状 %1 需要的值多于文件头之后 %2 字节所能容纳的</translation>
    </message>
    <message>
        <source>the shape %1 needs %2 bytes of values, found %3</source>
        <translation>形状 %1 需要 %2 字节的值，却有 %3 字节</translation>
    </message>
    <message>
        <source>the shape %1 is beyond what a tensor can have</source>
        <translation>形状 %1 超出张量的上限</translation>
    </message>
    <message>
        <source>'%1' of '%2' has %3 MiB; an array of an .npz file has at most 4095</source>
        <translation>“%2”中的“%1”有 %3 MiB；.npz 文件中的一个数组最多 4095 MiB</translation>
    </message>
    <message>
        <source>a tensor cannot have the shape %1</source>
        <translation>张量不能有形状 %1</translation>
    </message>
    <message>
        <source>a tensor of shape %1 does not fit into memory</source>
        <translation>形状为 %1 的张量放不进内存</translation>
    </message>
    <message>
        <source>not enough memory for a tensor of shape %1 (%2 bytes)</source>
        <translation>内存不足，放不下形状为 %1 的张量（%2 字节）</translation>
    </message>
    <message>
        <source>'%1' has %2 class names, the network has %3 classes</source>
        <translation>“%1”有 %2 个类别名称，网络有 %3 个类别</translation>
    </message>
    <message>
        <source>'%1' does not fit %2: expected names such as %3; found %4%5</source>
        <translation>“%1”不适合 %2：应有 %3 这样的名称；却有 %4%5</translation>
    </message>
    <message>
        <source>'%1' (%2 names) does not fit %3: %4</source>
        <translation>“%1”（%2 的名称）不适合 %3：%4</translation>
    </message>
    <message>
        <source>'%1': tensor '%2' is a variance and has negative values</source>
        <translation>“%1”：张量“%2”是方差，却有负值</translation>
    </message>
    <message>
        <source>'%1' has batch norm folded into its convolutions: there is no epsilon to choose</source>
        <translation>“%1”的批归一化已折叠进卷积：没有可选的 epsilon</translation>
    </message>
    <message>
        <source>no tensor at all</source>
        <translation>没有任何张量</translation>
    </message>
    <message>
        <source>'%1' and the like</source>
        <translation>“%1”之类</translation>
    </message>
    <message>
        <source>tensor '%1' must hold floating-point numbers, found %2</source>
        <translation>张量“%1”必须是浮点数，却是 %2</translation>
    </message>
    <message>
        <source>there is no place for its tensor '%1' %2</source>
        <translation>它的张量“%1” %2 没有位置</translation>
    </message>
    <message>
        <source>the metadata gives %1 the value '%2'; expected %3</source>
        <translation>元数据中 %1 的值是“%2”；应为 %3</translation>
    </message>
    <message>
        <source>%1: the pickle is damaged or truncated: %2 (at byte %3)</source>
        <translation>%1：pickle 已损坏或被截断：%2（字节 %3 处）</translation>
    </message>
    <message>
        <source>%1: the pickle has more than %2 values</source>
        <translation>%1：pickle 的值多于 %2 个</translation>
    </message>
    <message>
        <source>%1: the pickle piles up too many values</source>
        <translation>%1：pickle 堆积了太多的值</translation>
    </message>
    <message>
        <source>%1: the pickle remembers too many values</source>
        <translation>%1：pickle 记住了太多的值</translation>
    </message>
    <message>
        <source>%1: the pickle names '%2', which no tensor needs; nothing was executed and the file is refused (save the state_dict alone)</source>
        <translation>%1：pickle 提到“%2”，张量并不需要它；没有执行任何内容，文件被拒绝（请只保存 state_dict）</translation>
    </message>
    <message>
        <source>%1: tensors that are views of others' storages (before PyTorch 0.4) cannot be read; save the file again</source>
        <translation>%1：不能读取作为其他存储视图的张量（PyTorch 0.4 之前）；请重新保存文件</translation>
    </message>
    <message>
        <source>%1: the pickle has an unknown protocol</source>
        <translation>%1：pickle 的协议未知</translation>
    </message>
    <message>
        <source>%1: the pickle has the instruction %2 at byte %3, which no tensor needs; nothing was executed and the file is refused</source>
        <translation>%1：pickle 在字节 %3 处有指令 %2，张量并不需要它；没有执行任何内容，文件被拒绝</translation>
    </message>
    <message>
        <source>it does not leave exactly one value</source>
        <translation>它没有恰好留下一个值</translation>
    </message>
    <message>
        <source>it ends early</source>
        <translation>它提前结束</translation>
    </message>
    <message>
        <source>a name has no end</source>
        <translation>有一个名称没有结尾</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>缺少一个值</translation>
    </message>
    <message>
        <source>a mark is missing</source>
        <translation>缺少一个标记</translation>
    </message>
    <message>
        <source>a container is missing</source>
        <translation>缺少一个容器</translation>
    </message>
    <message>
        <source>there is nothing to remember</source>
        <translation>没有可以记住的内容</translation>
    </message>
    <message>
        <source>it recalls what was never remembered</source>
        <translation>它取用从未记住的内容</translation>
    </message>
    <message>
        <source>something that is no name is called</source>
        <translation>调用了不是名称的内容</translation>
    </message>
    <message>
        <source>an OrderedDict is made of something</source>
        <translation>OrderedDict 由别的内容构成</translation>
    </message>
    <message>
        <source>a Size is made of no tuple</source>
        <translation>Size 不是由元组构成</translation>
    </message>
    <message>
        <source>a parameter is made of no tensor</source>
        <translation>参数不是由张量构成</translation>
    </message>
    <message>
        <source>a tensor is made of something else</source>
        <translation>张量由别的内容构成</translation>
    </message>
    <message>
        <source>'%1' is called, but is a type</source>
        <translation>“%1”被调用，但它是一个类型</translation>
    </message>
    <message>
        <source>the place of a tensor's values makes no sense</source>
        <translation>张量的值的位置没有意义</translation>
    </message>
    <message>
        <source>a key has no value</source>
        <translation>有一个键没有值</translation>
    </message>
    <message>
        <source>a name is no text</source>
        <translation>有一个名称不是文本</translation>
    </message>
    <message>
        <source>something that is no dict is given attributes</source>
        <translation>给不是字典的内容设置了属性</translation>
    </message>
    <message>
        <source>'%1' holds no state dict: neither the saved object nor its state_dict, model_state_dict, model, net, model_ema or state_dict_ema is a dict of tensors</source>
        <translation>“%1”中没有 state dict：保存的对象及其 state_dict、model_state_dict、model、net、model_ema 或 state_dict_ema 都不是张量的字典</translation>
    </message>
    <message>
        <source>reading '%1' was cancelled</source>
        <translation>读取“%1”已取消</translation>
    </message>
    <message>
        <source>'%1': its tensors have more values than the file has bytes</source>
        <translation>“%1”：它的张量的值多于文件的字节</translation>
    </message>
    <message>
        <source>'%1' has more than one data.pkl</source>
        <translation>“%1”有多个 data.pkl</translation>
    </message>
    <message>
        <source>'%1' has its data.pkl outside of a folder</source>
        <translation>“%1”的 data.pkl 不在文件夹中</translation>
    </message>
    <message>
        <source>'%1' is a zip archive, but no PyTorch checkpoint (it has no data.pkl)</source>
        <translation>“%1”是 zip 压缩包，但不是 PyTorch 检查点（没有 data.pkl）</translation>
    </message>
    <message>
        <source>'%1' is a TorchScript program; save its state_dict() instead</source>
        <translation>“%1”是 TorchScript 程序；请改为保存它的 state_dict()</translation>
    </message>
    <message>
        <source>'%1' lacks the member '%2'</source>
        <translation>“%1”缺少成员“%2”</translation>
    </message>
    <message>
        <source>'%1' has big-endian values; only little-endian ones are read</source>
        <translation>“%1”的值是大端序；只读取小端序</translation>
    </message>
    <message>
        <source>has a tensor whose name is no text</source>
        <translation>有张量的名称不是文本</translation>
    </message>
    <message>
        <source>has a tensor whose name is not UTF-8</source>
        <translation>有张量的名称不是 UTF-8</translation>
    </message>
    <message>
        <source>has the tensor '%1' twice</source>
        <translation>中张量“%1”出现了两次</translation>
    </message>
    <message>
        <source>is damaged: the shape of tensor '%1' does not fit its storage</source>
        <translation>已损坏：张量“%1”的形状与其存储不符</translation>
    </message>
    <message>
        <source>is truncated or damaged: the storage of tensor '%1' should have %2 values of %3 bytes, but has %4 bytes</source>
        <translation>被截断或已损坏：张量“%1”的存储应有 %2 个值、每个 %3 字节，却有 %4 字节</translation>
    </message>
    <message>
        <source>has an unknown version of PyTorch's older form</source>
        <translation>是 PyTorch 旧格式的未知版本</translation>
    </message>
    <message>
        <source>is damaged: a storage has two types</source>
        <translation>已损坏：一个存储有两种类型</translation>
    </message>
    <message>
        <source>is damaged: it does not list its storages</source>
        <translation>已损坏：没有列出它的存储</translation>
    </message>
    <message>
        <source>is damaged: it lists a storage that nobody uses</source>
        <translation>已损坏：列出了无人使用的存储</translation>
    </message>
    <message>
        <source>is truncated: the values of the storage '%1' reach beyond its end</source>
        <translation>被截断：存储“%1”的值超出其结尾</translation>
    </message>
    <message>
        <source>lists a storage twice</source>
        <translation>把一个存储列出了两次</translation>
    </message>
    <message>
        <source>lacks the storage '%1'</source>
        <translation>缺少存储“%1”</translation>
    </message>
    <message>
        <source>'%1' has a header of %2 bytes; at most %3 are allowed</source>
        <translation>“%1”的文件头有 %2 字节；最多允许 %3 字节</translation>
    </message>
    <message>
        <source>'%1': %2 has the type %3; F32, F16, BF16 and F64 can be read</source>
        <translation>“%1”：%2的类型是 %3；可以读取 F32、F16、BF16 和 F64</translation>
    </message>
    <message>
        <source>has a null in its header</source>
        <translation>的文件头中有空值</translation>
    </message>
    <message>
        <source>has a truth value in its header</source>
        <translation>的文件头中有真假值</translation>
    </message>
    <message>
        <source>has the negative number %1 in its header%2</source>
        <translation>的文件头中有负数 %1%2</translation>
    </message>
    <message>
        <source>has the number %1 in its header where a whole number is expected%2</source>
        <translation>的文件头中有数 %1，而应是整数%2</translation>
    </message>
    <message>
        <source>has binary data in its header</source>
        <translation>的文件头中有二进制数据</translation>
    </message>
    <message>
        <source>has a number in its header where none is expected%1</source>
        <translation>的文件头中在不应有数的地方有数%1</translation>
    </message>
    <message>
        <source>gives tensor '%1' more than %2 dimensions</source>
        <translation>中张量“%1”的维数多于 %2</translation>
    </message>
    <message>
        <source>has a text in its header where none is expected%1</source>
        <translation>的文件头中在不应有文本的地方有文本%1</translation>
    </message>
    <message>
        <source>has a header that is nested too deeply%1</source>
        <translation>的文件头嵌套太深%1</translation>
    </message>
    <message>
        <source>does not give tensor '%1' a dtype, a shape and data_offsets</source>
        <translation>没有给张量“%1” dtype、shape 和 data_offsets</translation>
    </message>
    <message>
        <source>gives tensor '%1' %2 data_offsets, expected 2</source>
        <translation>给张量“%1” %2 个 data_offsets，应为 2 个</translation>
    </message>
    <message>
        <source>names '%1' twice in its header</source>
        <translation>在文件头中两次列出“%1”</translation>
    </message>
    <message>
        <source>has the key '%1' twice in its header%2</source>
        <translation>的文件头中键“%1”出现了两次%2</translation>
    </message>
    <message>
        <source>has the unknown key '%1' in its header%2</source>
        <translation>的文件头中有未知的键“%1”%2</translation>
    </message>
    <message>
        <source>has a list in its header where none is expected%1</source>
        <translation>的文件头中在不应有列表的地方有列表%1</translation>
    </message>
    <message>
        <source>has a header that is not valid JSON in UTF-8 (at byte %1)</source>
        <translation>的文件头不是有效的 UTF-8 JSON（字节 %1 处）</translation>
    </message>
    <message>
        <source> (at tensor '%1')</source>
        <translation>（在张量“%1”处）</translation>
    </message>
    <message>
        <source>is too short to be a safetensors file</source>
        <translation>太短，不是 safetensors 文件</translation>
    </message>
    <message>
        <source>is truncated or not a safetensors file: it promises a header of %1 bytes, but has only %2 after the length</source>
        <translation>被截断或不是 safetensors 文件：它声称有 %1 字节的文件头，但长度之后只有 %2 字节</translation>
    </message>
    <message>
        <source>has no JSON object as its header; not a safetensors file</source>
        <translation>没有 JSON 对象作为文件头；不是 safetensors 文件</translation>
    </message>
    <message>
        <source>is truncated or damaged: %1 lies at bytes %2 to %3 of %4</source>
        <translation>被截断或已损坏：%1位于字节 %2 到 %3，而共有 %4 字节</translation>
    </message>
    <message>
        <source>is damaged: the shape of %1 does not fit its %2 bytes</source>
        <translation>已损坏：%1的形状与其 %2 字节不符</translation>
    </message>
    <message>
        <source>has an absurd shape at %1</source>
        <translation>在%1处有荒谬的形状</translation>
    </message>
    <message>
        <source>is damaged: tensor '%1' overlaps another one</source>
        <translation>已损坏：张量“%1”与另一个重叠</translation>
    </message>
    <message>
        <source>is damaged: there is a gap before tensor '%1'</source>
        <translation>已损坏：张量“%1”之前有空隙</translation>
    </message>
    <message>
        <source>has %1 bytes after its last tensor</source>
        <translation>在最后一个张量之后还有 %1 字节</translation>
    </message>
    <message>
        <source>tensor '%1'</source>
        <translation>张量“%1”</translation>
    </message>
    <message>
        <source>'%1' is no text file</source>
        <translation>“%1”不是文本文件</translation>
    </message>
    <message>
        <source>'%1' names no class</source>
        <translation>“%1”没有列出类别</translation>
    </message>
    <message>
        <source>expected two names with a comma between, found '%1'</source>
        <translation>应为用逗号隔开的两个名称，却是“%1”</translation>
    </message>
    <message>
        <source>'%1' is given twice</source>
        <translation>“%1”出现了两次</translation>
    </message>
    <message>
        <source>'%1': tensor '%2' has %3 of %4 values that are no finite numbers (the first is %5 at index %6)</source>
        <translation>“%1”：张量“%2”的 %4 个值中有 %3 个不是有限的数（第一个是编号 %6 处的 %5）</translation>
    </message>
    <message>
        <source>'%1' is %2; weights are read from safetensors and PyTorch checkpoints</source>
        <translation>“%1”是%2；权重从 safetensors 和 PyTorch 检查点读取</translation>
    </message>
    <message>
        <source>not enough memory to read '%1'</source>
        <translation>内存不足，无法读取“%1”</translation>
    </message>
    <message>
        <source>'%1' cannot be read: %2</source>
        <translation>无法读取“%1”：%2</translation>
    </message>
    <message>
        <source>'%1' is a damaged or truncated zip archive: %2</source>
        <translation>“%1”是已损坏或被截断的 zip 压缩包：%2</translation>
    </message>
    <message>
        <source>'%1' is damaged: wrong checksum of the member '%2'</source>
        <translation>“%1”已损坏：成员“%2”的校验和错误</translation>
    </message>
    <message>
        <source>it has no end record</source>
        <translation>它没有结束记录</translation>
    </message>
    <message>
        <source>its end record makes no sense</source>
        <translation>它的结束记录没有意义</translation>
    </message>
    <message>
        <source>its directory ends early</source>
        <translation>它的目录提前结束</translation>
    </message>
    <message>
        <source>'%1': the member '%2' is encrypted</source>
        <translation>“%1”：成员“%2”已加密</translation>
    </message>
    <message>
        <source>'%1': the member '%2' is compressed; PyTorch stores checkpoints uncompressed, and only such are read</source>
        <translation>“%1”：成员“%2”已压缩；PyTorch 保存检查点时不压缩，只读取这样的文件</translation>
    </message>
    <message>
        <source>the member '%1' is stored, but has two sizes</source>
        <translation>成员“%1”未压缩，却有两个大小</translation>
    </message>
    <message>
        <source>the header of the member '%1' is missing or differs from the directory</source>
        <translation>成员“%1”的头缺失，或与目录不符</translation>
    </message>
    <message>
        <source>the member '%1' of %2 bytes reaches beyond the file's data</source>
        <translation>成员“%1”有 %2 字节，超出文件的数据</translation>
    </message>
    <message>
        <source>it has the member '%1' twice</source>
        <translation>成员“%1”出现了两次</translation>
    </message>
    <message>
        <source>the members '%1' and '%2' overlap</source>
        <translation>成员“%1”与“%2”重叠</translation>
    </message>
    <message>
        <source>the chart could not be encoded as PNG</source>
        <translation>图表无法编码为 PNG</translation>
    </message>
    <message>
        <source>the chart could not be drawn as SVG</source>
        <translation>图表无法绘制为 SVG</translation>
    </message>
    <message>
        <source>the chart could not be drawn as PDF</source>
        <translation>图表无法绘制为 PDF</translation>
    </message>
    <message>
        <source>there is not enough memory for the bitmap</source>
        <translation>没有足够的内存用于位图</translation>
    </message>
    <message>
        <source>a bitmap of %1 x %2 pixels is too large; choose a lower resolution, or SVG or PDF</source>
        <translation>%1 x %2 像素的位图太大；请选择较低的分辨率，或 SVG、PDF</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>the export was cancelled</source>
        <translation>导出已取消</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>an unknown exception</source>
        <translation>未知的异常</translation>
    </message>
    <message>
        <source>there is no photo</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>the folder of %1 cannot be made</source>
        <translation>无法创建 %1 所在的文件夹</translation>
    </message>
    <message>
        <source>the engine did not record the layer</source>
        <translation>引擎没有记录这一层</translation>
    </message>
    <message>
        <source>there are no values to export</source>
        <translation>没有可导出的值</translation>
    </message>
    <message>
        <source>the picture was cancelled</source>
        <translation>图片的绘制已取消</translation>
    </message>
    <message>
        <source>the picture would be %1 x %2 pixels; choose smaller cells or another number of columns</source>
        <translation>图片会有 %1 x %2 像素；请选择较小的格子或另一个列数</translation>
    </message>
    <message>
        <source>not enough memory for the picture</source>
        <translation>内存不足，放不下图片</translation>
    </message>
    <message>
        <source>there are no maps to export</source>
        <translation>没有可导出的特征图</translation>
    </message>
    <message>
        <source>there is no map to export</source>
        <translation>没有可导出的特征图</translation>
    </message>
    <message>
        <source>a run did not record the layer that was asked for</source>
        <translation>运行没有记录所要的层</translation>
    </message>
    <message>
        <source>this network has no maps</source>
        <translation>这个网络没有特征图</translation>
    </message>
    <message>
        <source>the folder '%1', in which sessions are kept for the case of a crash, cannot be made</source>
        <translation>无法创建文件夹“%1”，会话为防崩溃而保存在其中</translation>
    </message>
    <message>
        <source>%1: no such resource in this build</source>
        <translation>%1：这个版本中没有这样的资源</translation>
    </message>
    <message>
        <source>%1: the picture is empty</source>
        <translation>%1：图片是空的</translation>
    </message>
    <message>
        <source>%1: more pixels than the %2 million that are allowed</source>
        <translation>%1：像素多于允许的 %2 百万</translation>
    </message>
    <message>
        <source>%1: not enough memory</source>
        <translation>%1：内存不足</translation>
    </message>
    <message>
        <source>%1; a name map can tell which is which</source>
        <translation>%1；名称映射可以说明对应关系</translation>
    </message>
    <message>
        <source>%1 (it was written by %2)</source>
        <translation>%1（由 %2 写入）</translation>
    </message>
    <message>
        <source>the parameter %1.weight</source>
        <translation>参数 %1.weight</translation>
    </message>
    <message>
        <source>the parameter %1.bias</source>
        <translation>参数 %1.bias</translation>
    </message>
    <message>
        <source>'%1' is no class of the network; expected %2 from 0 to %3</source>
        <translation>“%1”不是网络的类别；应为 0 到 %3 的%2</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>a label such as '%1', or an index</source>
        <translation>“%1”这样的标签，或编号</translation>
    </message>
    <message>
        <source>%1 must be a %2</source>
        <translation>%1 必须是%2</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>shorter-side:F, centre-crop:F (F a fraction up to 1), stretch, or the shorter side in pixels</source>
        <translation>shorter-side:F、centre-crop:F（F 为不超过 1 的比例）、stretch，或以像素表示的短边</translation>
    </message>
    <message>
        <source>paper and the names of the ports</source>
        <translation>paper 以及各移植版本的名称</translation>
    </message>
    <message>
        <source> (in __metadata__)</source>
        <translation>（在 __metadata__ 中）</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>无穷大</translation>
    </message>
    <message>
        <source>'%1' is a folder</source>
        <translation>“%1”是文件夹</translation>
    </message>
    <message>
        <source>'%1' is not a regular file</source>
        <translation>“%1”不是普通文件</translation>
    </message>
    <message>
        <source>draw at least %1 points; there are %2</source>
        <translation>请至少画 %1 个点；现在有 %2 个</translation>
    </message>
    <message>
        <source>three numbers with commas between</source>
        <translation>用逗号隔开的三个数</translation>
    </message>
    <message>
        <source>three positive numbers with commas between</source>
        <translation>用逗号隔开的三个正数</translation>
    </message>
    <message>
        <source>a positive number</source>
        <translation>正数</translation>
    </message>
    <message>
        <source>rgb or bgr</source>
        <translation>rgb 或 bgr</translation>
    </message>
    <message>
        <source>bilinear or bicubic</source>
        <translation>bilinear 或 bicubic</translation>
    </message>
    <message>
        <source>a whole number from 1 to 16384</source>
        <translation>1 到 16384 的整数</translation>
    </message>
    <message>
        <source>a number from 0 to 1</source>
        <translation>0 到 1 的数</translation>
    </message>
    <message>
        <source>an HDF5 file (Keras)</source>
        <translation>HDF5 文件（Keras）</translation>
    </message>
    <message>
        <source>a TensorFlow Lite model</source>
        <translation>TensorFlow Lite 模型</translation>
    </message>
    <message>
        <source>compressed (gzip); unpack it first</source>
        <translation>压缩文件（gzip），请先解压</translation>
    </message>
    <message>
        <source>a tar archive (PyTorch before 0.1.10)</source>
        <translation>tar 归档（PyTorch 0.1.10 之前）</translation>
    </message>
    <message>
        <source>a pickle that torch.save did not write</source>
        <translation>不是由 torch.save 写成的 pickle</translation>
    </message>
    <message>
        <source>HEIC or video</source>
        <translation>HEIC 或视频</translation>
    </message>
    <message>
        <source>SVG or XML</source>
        <translation>SVG 或 XML</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>'%1': %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>'%1' %2</source>
        <translation>“%1”%2</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>路径中有一部分不是文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写错误</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许这一操作</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接的层数太多</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 不是对象</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 缺失</translation>
    </message>
    <message>
        <source>%1 is not a text</source>
        <translation>%1 不是文本</translation>
    </message>
    <message>
        <source>%1 is longer than %2 bytes</source>
        <translation>%1 长于 %2 字节</translation>
    </message>
    <message>
        <source>%1 holds a zero byte</source>
        <translation>%1 含有零字节</translation>
    </message>
    <message>
        <source>%1 is not a whole number from %2 to %3</source>
        <translation>%1 不是 %2 到 %3 的整数</translation>
    </message>
    <message>
        <source>%1 is not a number from 0 to 10^12</source>
        <translation>%1 不是 0 到 10^12 的数</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1 既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>%1 is not a list</source>
        <translation>%1 不是列表</translation>
    </message>
    <message>
        <source>%1 has more than %2 entries</source>
        <translation>%1 有多于 %2 个条目</translation>
    </message>
    <message>
        <source>%1 has a key '%2' that version %3 does not know</source>
        <translation>%1 有键“%2”，而版本 %3 不认识它</translation>
    </message>
    <message>
        <source>%1 is neither 'as-drawn' nor 'optimised'</source>
        <translation>%1 既不是 'as-drawn' 也不是 'optimised'</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空的</translation>
    </message>
    <message>
        <source>%1 is not 64 hexadecimal digits</source>
        <translation>%1 不是 64 位十六进制数字</translation>
    </message>
    <message>
        <source>%1 is not a picture in base64</source>
        <translation>%1 不是 base64 编码的图片</translation>
    </message>
    <message>
        <source>%1 is not the name of a layer</source>
        <translation>%1 不是层的名称</translation>
    </message>
    <message>
        <source>%1 is not one letter</source>
        <translation>%1 不是一个字母</translation>
    </message>
    <message>
        <source>%1 is not a network: %2</source>
        <translation>%1 不是网络：%2</translation>
    </message>
    <message>
        <source>%1 is not a whole number below 2^64</source>
        <translation>%1 不是小于 2^64 的整数</translation>
    </message>
    <message>
        <source>%1 is neither true, false, a number nor a text of at most %2 bytes</source>
        <translation>%1 既不是 true、false、数字，也不是最多 %2 字节的文本</translation>
    </message>
</context>
</TS>
