package dev.selvedge.agent.weave;

import dev.selvedge.agent.weave.jdk.AnyResultTypes;
import dev.selvedge.agent.weave.jdk.InterruptTypes;
import dev.selvedge.agent.weave.jdk.QueueTypes;
import dev.selvedge.agent.weave.jdk.RefusingTypes;
import dev.selvedge.agent.weave.jdk.ScopeTypes;
import dev.selvedge.agent.weave.jdk.SignalTypes;
import dev.selvedge.agent.weave.jdk.StageTypes;
import dev.selvedge.agent.weave.jdk.WovenAbstractExecutorService;
import dev.selvedge.agent.weave.jdk.WovenAsynchronousFileChannel;
import dev.selvedge.agent.weave.jdk.WovenCompletableFuture;
import dev.selvedge.agent.weave.jdk.WovenConsoleHandler;
import dev.selvedge.agent.weave.jdk.WovenDatagramChannelImpl;
import dev.selvedge.agent.weave.jdk.WovenEventQueue;
import dev.selvedge.agent.weave.jdk.WovenExecutorCompletionService;
import dev.selvedge.agent.weave.jdk.WovenFile;
import dev.selvedge.agent.weave.jdk.WovenFileChannelImpl;
import dev.selvedge.agent.weave.jdk.WovenFileDescriptor;
import dev.selvedge.agent.weave.jdk.WovenFileHandler;
import dev.selvedge.agent.weave.jdk.WovenFileInputStream;
import dev.selvedge.agent.weave.jdk.WovenFileOutputStream;
import dev.selvedge.agent.weave.jdk.WovenFileSystems;
import dev.selvedge.agent.weave.jdk.WovenFiles;
import dev.selvedge.agent.weave.jdk.WovenForkJoinPool;
import dev.selvedge.agent.weave.jdk.WovenForkJoinTask;
import dev.selvedge.agent.weave.jdk.WovenFutureTask;
import dev.selvedge.agent.weave.jdk.WovenHttp1BodySubscriber;
import dev.selvedge.agent.weave.jdk.WovenHttpBodySubscriber;
import dev.selvedge.agent.weave.jdk.WovenHttpClient;
import dev.selvedge.agent.weave.jdk.WovenHttpFilterChain;
import dev.selvedge.agent.weave.jdk.WovenHttpServerDispatcher;
import dev.selvedge.agent.weave.jdk.WovenHttpURLConnection;
import dev.selvedge.agent.weave.jdk.WovenInetAddress;
import dev.selvedge.agent.weave.jdk.WovenInputStream;
import dev.selvedge.agent.weave.jdk.WovenInstrumentation;
import dev.selvedge.agent.weave.jdk.WovenLockSupport;
import dev.selvedge.agent.weave.jdk.WovenLockSync;
import dev.selvedge.agent.weave.jdk.WovenMappedByteBuffer;
import dev.selvedge.agent.weave.jdk.WovenMappedMemorySegment;
import dev.selvedge.agent.weave.jdk.WovenNioSocketImpl;
import dev.selvedge.agent.weave.jdk.WovenObject;
import dev.selvedge.agent.weave.jdk.WovenPipeSink;
import dev.selvedge.agent.weave.jdk.WovenPipeSource;
import dev.selvedge.agent.weave.jdk.WovenPlatformNameService;
import dev.selvedge.agent.weave.jdk.WovenPlatformResolver;
import dev.selvedge.agent.weave.jdk.WovenPrintStream;
import dev.selvedge.agent.weave.jdk.WovenProcessBuilder;
import dev.selvedge.agent.weave.jdk.WovenProcessImpl;
import dev.selvedge.agent.weave.jdk.WovenRandomAccessFile;
import dev.selvedge.agent.weave.jdk.WovenRuntime;
import dev.selvedge.agent.weave.jdk.WovenScheduledForkJoinTask;
import dev.selvedge.agent.weave.jdk.WovenScheduledThreadPoolExecutor;
import dev.selvedge.agent.weave.jdk.WovenSelectorImpl;
import dev.selvedge.agent.weave.jdk.WovenSemaphore;
import dev.selvedge.agent.weave.jdk.WovenServerSocketChannelImpl;
import dev.selvedge.agent.weave.jdk.WovenSocketChannelImpl;
import dev.selvedge.agent.weave.jdk.WovenStreamHandler;
import dev.selvedge.agent.weave.jdk.WovenSynchronizer;
import dev.selvedge.agent.weave.jdk.WovenThread;
import dev.selvedge.agent.weave.jdk.WovenThreadGroup;
import dev.selvedge.agent.weave.jdk.WovenThreadPerTaskExecutor;
import dev.selvedge.agent.weave.jdk.WovenThreadPoolExecutor;
import dev.selvedge.agent.weave.jdk.WovenThrowable;
import dev.selvedge.agent.weave.jdk.WovenTimer;
import dev.selvedge.agent.weave.jdk.WovenTimerTask;
import dev.selvedge.agent.weave.jdk.WovenTimerThread;
import dev.selvedge.agent.weave.jdk.WovenUnixDirectoryStream;
import dev.selvedge.agent.weave.jdk.WovenUnixNativeDispatcher;
import dev.selvedge.agent.weave.jdk.WovenUnixUserPrincipals;
import dev.selvedge.agent.weave.jdk.WovenVirtualThread;
import dev.selvedge.agent.weave.jdk.WovenVirtualThreadBuilder;
import dev.selvedge.agent.weave.jdk.WovenVirtualThreadContinuation;
import dev.selvedge.agent.weave.jdk.WovenZipFile;
import java.util.ArrayList;
import java.util.List;

/** The list of all types of the JDK that are woven. */
public final class WovenTypes {

  private WovenTypes() {}

  /** All of them, whatever the JVM at hand has. */
  public static List<WovenType> all() {
    List<WovenType> all = new ArrayList<>(single());
    all.addAll(StageTypes.woven());
    all.addAll(QueueTypes.woven());
    all.addAll(ScopeTypes.woven());
    all.addAll(InterruptTypes.woven());
    all.addAll(SignalTypes.woven());
    all.addAll(AnyResultTypes.woven());
    return all;
  }

  /** All of them, with what is woven in addition where blocking calls are refused. */
  static List<WovenType> refusing() {
    List<WovenType> all = new ArrayList<>(RefusingTypes.woven());
    all.addAll(all());
    return all;
  }

  /** Those that have a class of their own to say how they are woven. */
  static List<WovenType> single() {
    return List.of(
        WovenPrintStream.woven(),
        WovenConsoleHandler.woven(),
        WovenStreamHandler.woven(),
        WovenFileHandler.woven(),
        WovenThread.woven(),
        WovenObject.woven(),
        WovenLockSupport.woven(),
        WovenSynchronizer.woven(),
        WovenSemaphore.woven(),
        WovenLockSync.woven(),
        WovenCompletableFuture.woven(),
        WovenFutureTask.woven(),
        WovenAbstractExecutorService.woven(),
        WovenInputStream.woven(),
        WovenFileInputStream.woven(),
        WovenFileOutputStream.woven(),
        WovenRandomAccessFile.woven(),
        WovenFileDescriptor.woven(),
        WovenFile.woven(),
        WovenFiles.woven(),
        WovenUnixNativeDispatcher.woven(),
        WovenUnixDirectoryStream.woven(),
        WovenUnixUserPrincipals.woven(),
        WovenFileSystems.woven(),
        WovenZipFile.woven(),
        WovenFileChannelImpl.woven(),
        WovenAsynchronousFileChannel.woven(),
        WovenMappedByteBuffer.woven(),
        WovenMappedMemorySegment.woven(),
        WovenNioSocketImpl.woven(),
        WovenSocketChannelImpl.woven(),
        WovenServerSocketChannelImpl.woven(),
        WovenDatagramChannelImpl.woven(),
        WovenPipeSource.woven(),
        WovenPipeSink.woven(),
        WovenSelectorImpl.woven(),
        WovenInetAddress.woven(),
        WovenHttpURLConnection.woven(),
        WovenHttpServerDispatcher.woven(),
        WovenHttpFilterChain.woven(),
        WovenEventQueue.woven(),
        WovenPlatformResolver.woven(),
        WovenPlatformNameService.woven(),
        WovenProcessBuilder.woven(),
        WovenProcessImpl.woven(),
        WovenThreadPoolExecutor.woven(),
        WovenExecutorCompletionService.woven(),
        WovenHttpClient.woven(),
        WovenThrowable.woven(),
        WovenThreadPerTaskExecutor.woven(),
        WovenScheduledThreadPoolExecutor.woven(),
        WovenForkJoinTask.woven(),
        WovenForkJoinPool.woven(),
        WovenScheduledForkJoinTask.woven(),
        WovenHttpBodySubscriber.woven(),
        WovenHttp1BodySubscriber.woven(),
        WovenTimer.woven(),
        WovenTimerTask.woven(),
        WovenTimerThread.woven(),
        WovenThreadGroup.woven(),
        WovenRuntime.woven(),
        WovenInstrumentation.woven(),
        WovenVirtualThread.woven(),
        WovenVirtualThreadBuilder.woven(),
        WovenVirtualThreadContinuation.woven());
  }
}
