// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IProverRegistry} from "../src/IProverRegistry.sol";
import {IReplicated} from "../src/IReplicated.sol";
import {Replicated} from "../src/Replicated.sol";
import {Test} from "./Test.sol";

/// Knows operators, remembers every slashing, and can misbehave in each way that a registry could.
contract MockProvers is IProverRegistry {
    enum Mood {
        HONEST,
        REVERT,
        BURN_GAS,
        SHORT_ANSWER,
        REENTER
    }

    struct Entry {
        address prover;
        address payout;
        uint256 capacity;
    }

    struct Slashed {
        address prover;
        Fault fault;
        bytes32 faultId;
        bytes4 selector;
        address client;
        address next;
    }

    mapping(address operator => Entry) public resolve;
    Slashed[] private _slashed;
    uint256 public stakeTaken = 7;
    uint256 public gasToUse;
    uint256 public nextBps = 5000;
    uint256 public treasuryBps = 2500;
    Mood public mood;
    bytes private _call;
    bytes public answer;

    function set(address operator, address prover, address payout, uint256 capacity) external {
        resolve[operator] = Entry(prover, payout, capacity);
    }

    function setShares(uint256 next, uint256 treasury) external {
        (nextBps, treasuryBps) = (next, treasury);
    }

    function setStakeTaken(uint256 amount) external {
        stakeTaken = amount;
    }

    function setMood(Mood mood_) external {
        mood = mood_;
    }

    function setGasToUse(uint256 gas_) external {
        gasToUse = gas_;
    }

    function setCall(bytes calldata call_) external {
        _call = call_;
    }

    function shares() external view returns (uint256, uint256) {
        return (nextBps, treasuryBps);
    }

    function slashed() external view returns (Slashed[] memory) {
        return _slashed;
    }

    function slash(address prover, Fault fault, bytes32 faultId, bytes4 selector, address client, address next)
        external
        returns (uint256)
    {
        if (mood == Mood.REVERT) revert("no");
        while (mood == Mood.BURN_GAS) {}
        if (mood == Mood.SHORT_ANSWER) {
            assembly {
                return(0, 31)
            }
        }
        if (mood == Mood.REENTER) {
            bool ok;
            (ok, answer) = msg.sender.call(_call);
            if (ok) answer = "";
        }
        uint256 start = gasleft();
        while (start - gasleft() < gasToUse) {}
        _slashed.push(Slashed(prover, fault, faultId, selector, client, next));
        return stakeTaken;
    }
}

contract PlainToken is ERC20("Plain", "PLN") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}

/// A contract that accepts what it was told to.
contract ApprovingWallet {
    bytes32 public accepted;

    function accept(bytes32 digest) external {
        accepted = digest;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return digest == accepted ? bytes4(0x1626ba7e) : bytes4(0);
    }
}

/// A replicated market with a client that has a key, sixteen provers with one operator each, and money in everybody's balance.
abstract contract ReplicatedBase is Test {
    uint256 internal constant CLIENT_KEY = 0xA11CE;
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant FUNDS = 100 ether;
    uint96 internal constant REWARD = 3 ether;
    uint96 internal constant BOND = 1 ether + 1; // odd, so that every split leaves something over
    uint32 internal constant COMMIT_SECONDS = 600;
    uint32 internal constant REVEAL_SECONDS = 900;
    uint256 internal constant PROVERS = 16;
    uint256 internal constant CAPACITY = 2;
    address internal constant TREASURY = address(0x7EA);
    address internal constant CARRIER = address(0xCA44);
    bytes32 internal constant TRUTH = keccak256("truth");
    bytes32 internal constant LIE = keccak256("lie");
    bytes32 internal constant OTHER_LIE = keccak256("other lie");

    address internal client;
    PlainToken internal token;
    MockProvers internal provers;
    Replicated internal replicated;

    function setUp() public virtual {
        vm.warp(NOW);
        client = vm.addr(CLIENT_KEY);
        token = new PlainToken();
        provers = new MockProvers();
        replicated = deploy();
        fund(client);
        for (uint256 i = 0; i < PROVERS; ++i) {
            provers.set(operator(i), prover(i), address(0), CAPACITY);
            fund(prover(i));
        }
    }

    function deploy() internal returns (Replicated) {
        address[] memory tokens = new address[](1);
        tokens[0] = address(token);
        return new Replicated(address(this), tokens, provers, TREASURY);
    }

    function fund(address account) internal {
        vm.deal(address(this), FUNDS);
        replicated.depositFor{value: FUNDS}(address(0), account, FUNDS);
        token.mint(address(this), FUNDS);
        token.approve(address(replicated), FUNDS);
        replicated.depositFor(address(token), account, FUNDS);
    }

    function prover(uint256 i) internal pure returns (address) {
        return address(uint160(0x940000 + i));
    }

    function payoutOf(uint256 i) internal pure returns (address) {
        return address(uint160(0xBA0000 + i));
    }

    function operatorKey(uint256 i) internal pure returns (uint256) {
        return 0x09E4 + i;
    }

    function operator(uint256 i) internal pure returns (address) {
        return vm.addr(operatorKey(i));
    }

    function saltOf(uint256 i) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", i));
    }

    function newJob(uint8 replicas) internal view returns (IReplicated.Job memory) {
        return IReplicated.Job({
            client: client,
            nonce: 1,
            programId: bytes32(uint256(0xabcdef)),
            programDigest: sha256("elf"),
            inputDigest: sha256("input"),
            maxCycles: 1000,
            token: address(0),
            reward: REWARD,
            bond: BOND,
            replicas: replicas,
            rounds: 3,
            commitSeconds: COMMIT_SECONDS,
            revealSeconds: REVEAL_SECONDS,
            deadline: uint64(NOW + 1 days)
        });
    }

    function signWith(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function open(IReplicated.Job memory job) internal returns (bytes32) {
        bytes memory signature = signWith(CLIENT_KEY, replicated.jobDigest(job));
        vm.prank(CARRIER);
        return replicated.open(job, signature);
    }

    function opened(uint8 replicas) internal returns (IReplicated.Job memory job, bytes32 digest) {
        job = newJob(replicas);
        digest = open(job);
    }

    function requestOf(IReplicated.Job memory job, uint256 i, bytes32 result)
        internal
        view
        returns (IReplicated.Commit memory)
    {
        bytes32 digest = replicated.jobDigest(job);
        uint8 round = replicated.jobs(digest).round;
        return IReplicated.Commit({
            jobDigest: digest,
            round: round,
            operator: operator(i),
            payout: payoutOf(i),
            commitment: replicated.commitmentOf(digest, round, prover(i), result, saltOf(i)),
            expiry: type(uint64).max
        });
    }

    /// Prover `i` commits to `result` through its operator.
    function commit(IReplicated.Job memory job, uint256 i, bytes32 result) internal {
        send(job, requestOf(job, i, result));
    }

    function send(IReplicated.Job memory job, IReplicated.Commit memory request) internal {
        vm.prank(request.operator);
        replicated.commit(job, request, "");
    }

    function reveal(bytes32 digest, uint256 i, bytes32 result) internal {
        vm.prank(CARRIER);
        replicated.reveal(digest, prover(i), result, saltOf(i));
    }

    /// Provers from `first` on commit to `results` in turn; all but the zero ones are revealed if so wished: what is zero
    /// is a truth that is withheld.
    function vote(IReplicated.Job memory job, uint256 first, bytes32[] memory results) internal {
        bytes32 digest = replicated.jobDigest(job);
        for (uint256 i = 0; i < results.length; ++i) {
            commit(job, first + i, results[i] == 0 ? TRUTH : results[i]);
        }
        for (uint256 i = 0; i < results.length; ++i) {
            if (results[i] != 0) reveal(digest, first + i, results[i]);
        }
    }

    function list(bytes32 a, bytes32 b, bytes32 c) internal pure returns (bytes32[] memory results) {
        results = new bytes32[](3);
        (results[0], results[1], results[2]) = (a, b, c);
    }

    function list(bytes32 a, bytes32 b, bytes32 c, bytes32 d, bytes32 e)
        internal
        pure
        returns (bytes32[] memory results)
    {
        results = new bytes32[](5);
        (results[0], results[1], results[2], results[3], results[4]) = (a, b, c, d, e);
    }

    function phaseUntil(bytes32 digest) internal view returns (uint64) {
        return replicated.jobs(digest).phaseUntil;
    }

    /// Moves to one second after the phase.
    function passPhase(bytes32 digest) internal {
        vm.warp(uint256(phaseUntil(digest)) + 1);
    }

    function checkState(bytes32 digest, IReplicated.State want) internal view {
        eq(uint256(replicated.jobs(digest).state), uint256(want), "state");
    }

    function checkBalance(address account, uint256 want, string memory what) internal view {
        eq(replicated.balanceOf(address(0), account), want, what);
    }

    function expectWrongState(bytes32 digest, IReplicated.State state) internal {
        vm.expectRevert(abi.encodeWithSelector(IReplicated.WrongState.selector, digest, state));
    }

    function checkSlash(uint256 i, uint256 who, IProverRegistry.Fault fault, bytes32 digest, uint8 round, address next)
        internal
        view
    {
        MockProvers.Slashed memory s = provers.slashed()[i];
        eq(s.prover, prover(who), "slashed prover");
        eq(uint256(s.fault), uint256(fault), "fault");
        eq(s.faultId, replicated.faultOf(digest, round, prover(who)), "fault id");
        eq(bytes32(s.selector), 0, "selector");
        eq(s.client, client, "client of the fault");
        eq(s.next, next, "next");
    }
}
