// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title One proof system under one key, named by its selector.
/// @notice A verifier has no owner and no storage: its answer depends on its code and its arguments alone.
interface IVerifier {
    /// @notice The first four bytes of every proof this verifier accepts.
    function selector() external view returns (bytes4);

    /// @notice Returns when `proof` shows that program `programId` ended with exit code 0 and a journal whose SHA-256
    /// is `journalDigest`, and was made for `context`; reverts otherwise.
    /// @param context An integer below 2^253, see IMarket.contextOf.
    function verify(bytes32 programId, bytes32 journalDigest, uint256 context, bytes calldata proof) external view;
}

/// @title A verifier of many results at once, named by its selector as any other.
interface IRootVerifier {
    /// @notice The first four bytes of every proof this verifier accepts.
    function selector() external view returns (bytes4);

    /// @notice Returns when `proof` shows that each leaf under `root` (IMarket.leafOf) is true: its program ended with exit
    /// code 0 and a journal of its digest. Reverts otherwise.
    function verifyRoot(bytes32 root, bytes calldata proof) external view;
}
